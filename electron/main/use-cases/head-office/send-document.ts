import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { breathe } from '#electron/main/backup/copy-file.ts';
import type { Context } from '#electron/main/context/context.ts';
import type { Upload } from '#electron/main/db/head-office/document-queue.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { type LineFault, lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { DocumentDesk, SendingDocument } from '#electron/main/head-office/office-desk.ts';
import type { OutgoingFiles } from '#electron/main/head-office/outgoing-files.ts';
import { firstChain, type PieceAnswer } from '#shared/contract/head-office/line.ts';
import { allowanceAfter, type LineLimit } from '#shared/domain/head-office/line-limit.ts';

/** How often the pieces of one document may not fit before it is set aside, and the others pass. */
const misfitsAtMost = 3;
/** Bytes that are read and hashed before others have their turn. */
const chunk = 256 * 1024;

interface Sending {
  readonly desk: DocumentDesk;
  readonly line: CounterLine;
  readonly files: OutgoingFiles;
  readonly limit: LineLimit;
  readonly isOver: () => boolean;
}

/**
 * `later`: the limit is reached, or it is over. `refused`: no event that head office understands names it, or it will not
 * fit. `spoiled`: the file is not what was enciphered.
 */
type Outcome = 'there' | 'later' | 'refused' | 'spoiled';

/** Goes on where head office is with it, piece by piece. Rejects with a `LineFault`. */
export async function sendDocument(context: Context, way: Sending, upload: Upload): Promise<Outcome> {
  const { desk, line, files } = way;
  const file = await files.open(upload.file).catch(() => undefined);
  if (file === undefined) return 'spoiled';
  try {
    if (!(await isSound(desk, upload, file))) return 'spoiled';
    if (desk.sending?.sha256 !== upload.sha256) {
      const begun = await begin(desk, line, upload, file);
      if (begun === undefined) return 'there';
      desk.sending = begun;
    }
    const { sending } = desk;
    while (sending.received < upload.size) {
      if (way.isOver() || !mayGo(context, way)) return 'later';
      const piece = await read(
        file,
        sending.received,
        Math.min(upload.piece, upload.size - sending.received),
      );
      const chain = chainAfter(sending.chain, piece);
      const answer = await line.sendPiece(upload.sha256, sending.received, piece);
      spend(desk, piece.length);
      if (!isSame(answer, { received: sending.received + piece.length, chain })) return misfit(desk, upload);
      sending.received = answer.received;
      sending.chain = answer.chain;
    }
    await line.finishDocument(upload.sha256, sending.chain);
    return 'there';
  } catch (error) {
    const fault = lineFaultOf(error);
    if (isNotNamed(fault)) return 'refused';
    if (isMisfit(fault)) return misfit(desk, upload);
    // Whether the last piece came is asked when it goes on.
    desk.sending = null;
    throw fault;
  } finally {
    await file.close();
  }
}

/** Undefined: it is there already. Where what came is of another encipherment, it begins anew. */
async function begin(
  desk: DocumentDesk,
  line: CounterLine,
  { sha256, size, piece }: Upload,
  file: FileHandle,
): Promise<SendingDocument | undefined> {
  let answer = await line.beginDocument(sha256, size, desk.misfits.has(sha256));
  if (answer.state === 'finished') return undefined;
  if (answer.received > 0 && answer.chain !== (await chainThrough(file, answer.received, piece))) {
    answer = await line.beginDocument(sha256, size, true);
    if (answer.state === 'finished') return undefined;
  }
  return { sha256, size, received: answer.received, chain: answer.chain };
}

/** It begins anew at its next turn; after some turns it is set aside. */
function misfit(desk: DocumentDesk, { sha256 }: Upload): 'later' | 'refused' {
  const times = (desk.misfits.get(sha256) ?? 0) + 1;
  desk.misfits.set(sha256, times);
  desk.sending = null;
  if (times < misfitsAtMost) return 'later';
  desk.misfits.delete(sha256);
  return 'refused';
}

function isSame(answer: PieceAnswer, wished: PieceAnswer): boolean {
  return answer.received === wished.received && answer.chain === wished.chain;
}

/** Source: docs/head-office.md, "What can be wrong". */
function isNotNamed({ code }: LineFault): boolean {
  return code === 'VN010';
}
function isMisfit({ code }: LineFault): boolean {
  return code === 'VN011' || code === 'VN012';
}

/** Whether the limit lets another piece go: what is sent beyond it is waited for afterwards. */
function mayGo({ scheduler }: Context, { desk, limit }: Sending): boolean {
  const at = scheduler.monotonic();
  const { allowance } = desk;
  desk.allowance = { bytes: allowanceAfter(allowance.bytes, at - allowance.at, limit), at };
  return desk.allowance.bytes > 0;
}

/** Base64 takes four bytes of the line for three. */
function spend(desk: DocumentDesk, bytes: number): void {
  desk.allowance = { ...desk.allowance, bytes: desk.allowance.bytes - Math.ceil((bytes * 4) / 3) };
}

/** Once in each run of the program: a power cut or a bad disk may have spoiled it. */
async function isSound(desk: DocumentDesk, upload: Upload, file: FileHandle): Promise<boolean> {
  if (desk.sound.has(upload.file)) return true;
  if ((await file.stat()).size !== upload.size) return false;
  const hash = createHash('sha256');
  for (let at = 0; at < upload.size; at += chunk) {
    hash.update(await read(file, at, Math.min(chunk, upload.size - at)));
    await breathe(undefined);
  }
  if (hash.digest('hex') !== upload.hash) return false;
  desk.sound.add(upload.file);
  return true;
}

/** Of the pieces up to there; undefined where they do not end there. */
async function chainThrough(file: FileHandle, received: number, piece: number): Promise<string | undefined> {
  let chain = firstChain;
  let at = 0;
  while (at < received) {
    const bytes = await read(file, at, piece);
    if (bytes.length === 0) return undefined;
    chain = chainAfter(chain, bytes);
    at += bytes.length;
    await breathe(undefined);
  }
  return at === received ? chain : undefined;
}

function chainAfter(chain: string, piece: Uint8Array): string {
  const hash = createHash('sha256').update(piece).digest();
  return createHash('sha256').update(Buffer.from(chain, 'hex')).update(hash).digest('hex');
}

async function read(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
