import { createHash, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { breathe, copyChunk, writeFully } from '#electron/main/backup/copy-file.ts';
import { signText } from '#electron/main/keys/signing-key.ts';
import { clearUnfinished, clearWay } from '#electron/main/store-files/clear-way.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import type { EventRun, PacketManifest, PacketRecord } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { bytesIn, streamOf } from './byte-streams.ts';
import { PacketError } from './packet-error.ts';
import { examinePart, headMark, trailerOf } from './packet-frame.ts';
import { type PlannedDocument, partSizeOf, recordLine } from './plan-parts.ts';

/** What the bytes of a packet come from. */
interface PacketSource {
  /** UTF-8. */
  event(epoch: number, number: number): string;
  /** Undefined where it cannot be read as it was. */
  document(sha256: string): Promise<Uint8Array | undefined>;
}

export interface PacketWishes {
  /** Folder of the drive. */
  readonly folder: string;
  readonly packet: string;
  readonly number: number;
  readonly terminal: string;
  readonly epoch: number;
  /** ISO instant. */
  readonly madeAt: string;
  readonly version: string;
  readonly publicKey: string;
  readonly signingKey: KeyObject;
  /** Of head office: age, and the fingerprint of its keys. */
  readonly recipient: string;
  readonly headOffice: string;
  readonly runs: readonly EventRun[];
  readonly documents: readonly PlannedDocument[];
  readonly parts: readonly (readonly PacketRecord[])[];
  readonly source: PacketSource;
  readonly onProgress: (progress: PacketProgress) => void;
  readonly signal: AbortSignal;
}

interface PacketProgress {
  readonly step: 'reading' | 'writing' | 'checking';
  /** Bytes; 0 of 0 where nobody knows. */
  readonly done: number;
  readonly total: number;
}

export interface WrittenPacket {
  readonly files: readonly string[];
  /** Bytes of all of them. */
  readonly bytes: number;
  readonly missingDocuments: number;
}

const unfinishedSuffix = '.unfinished';

/** `ventanilla-017-2-000003-20261130T152214Z-1of2.packet`: FAT32 takes it, and people can read it. */
function partFileName(wishes: PacketWishes, part: number): string {
  const { terminal, number, madeAt, parts } = wishes;
  const time = madeAt.replace(/[-:]|\.\d+/g, '');
  const count = String(number).padStart(6, '0');
  return `ventanilla-${terminal}-${count}-${time}-${part}of${parts.length}.packet`;
}

/**
 * Writes every part beside its name, on the drive before it is read back, and gives the parts their names when all of
 * them were read back as they were written: what has a name is whole. Throws `PacketError`, and what the file system
 * throws, with nothing left behind where it allows that.
 */
export async function writePacket(wishes: PacketWishes): Promise<WrittenPacket> {
  const { folder, parts, runs, signal } = wishes;
  removeUnfinished(folder, wishes.terminal);
  const names = parts.map((_records, index) => partFileName(wishes, index + 1));
  const total = parts.reduce((sum, records) => sum + partSizeOf(records, runs.length), 0);
  let done = 0;
  const tell = (step: PacketProgress['step']) => (bytes: number) => {
    done += bytes;
    wishes.onProgress({ step, done: Math.min(done, total), total });
  };
  const source = rememberingLast(wishes.source);
  let missingDocuments = 0;
  let bytes = 0;
  try {
    const contents: string[] = [];
    for (const [index, records] of parts.entries()) {
      const path = join(folder, `${names[index]}${unfinishedSuffix}`);
      const written = await writePart(path, { ...wishes, source }, index + 1, records, tell('writing'));
      missingDocuments += written.missingDocuments;
      contents.push(written.content);
    }
    done = 0;
    for (const [index, name] of names.entries()) {
      const reading = examinePart(join(folder, `${name}${unfinishedSuffix}`), tell('checking'));
      if (!reading.ok || reading.content !== contents[index]) throw new PacketError('not-written', name);
      bytes += reading.size;
      await breathe(signal);
    }
    // The first part last: without it there is none to begin with.
    for (const name of names.toReversed()) {
      clearWay(join(folder, name));
      renameSync(join(folder, `${name}${unfinishedSuffix}`), join(folder, name));
    }
    fsyncDirectory(folder);
    return { files: names, bytes, missingDocuments };
  } catch (error) {
    for (const name of names) {
      removeQuietly(join(folder, `${name}${unfinishedSuffix}`));
      removeQuietly(join(folder, name));
    }
    throw error;
  }
}

/** What an attempt of this terminal left there, when its drive was pulled. */
function removeUnfinished(folder: string, terminal: string): void {
  for (const name of readdirSync(folder)) {
    const isOurs = name.startsWith(`ventanilla-${terminal}-`) && name.endsWith(`.packet${unfinishedSuffix}`);
    if (isOurs) clearUnfinished(join(folder, name));
  }
}

/** The drive may be gone: that is what is told, not this. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing can be done about it here: without its end it is no packet.
  }
}

/** A document that goes on in the next part is read once. */
function rememberingLast(source: PacketSource): PacketSource {
  let last: { readonly sha256: string; readonly bytes: Uint8Array | undefined } | undefined;
  return {
    event: (epoch, number) => source.event(epoch, number),
    async document(sha256) {
      if (last?.sha256 !== sha256) last = { sha256, bytes: await source.document(sha256) };
      return last.bytes;
    },
  };
}

interface WrittenPart {
  /** The manifest's text. */
  readonly content: string;
  readonly missingDocuments: number;
}

async function writePart(
  path: string,
  wishes: PacketWishes,
  part: number,
  records: readonly PacketRecord[],
  onBytes: (bytes: number) => void,
): Promise<WrittenPart> {
  const here = { records: 0, events: 0, missingDocuments: 0 };
  const hash = createHash('sha256');
  let size = 0;
  clearUnfinished(path);
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeFully(descriptor, headMark);
    const encrypter = new Encrypter();
    encrypter.addRecipient(wishes.recipient);
    const plain = streamOf(plainBytes(records, wishes.source, here));
    let sinceTurn = 0;
    for await (const bytes of bytesIn(await encrypter.encrypt(plain))) {
      writeFully(descriptor, bytes);
      hash.update(bytes);
      size += bytes.length;
      sinceTurn += bytes.length;
      onBytes(bytes.length);
      if (sinceTurn < copyChunk) continue;
      sinceTurn = 0;
      await breathe(wishes.signal);
    }
    const content = canonicalJson(manifestOf(wishes, part, here, { size, sha256: hash.digest('hex') }));
    writeFully(descriptor, trailerOf({ content, signature: signText(content, wishes.signingKey) }));
    fsyncSync(descriptor);
    return { content, missingDocuments: here.missingDocuments };
  } finally {
    closeSync(descriptor);
  }
}

async function* plainBytes(
  records: readonly PacketRecord[],
  source: PacketSource,
  here: { records: number; events: number; missingDocuments: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const record of records) {
    if (record.kind === 'event') {
      const bytes = Buffer.from(source.event(record.epoch, record.number));
      if (bytes.length !== record.size) throw new Error('an event is another one than was planned');
      here.events += 1;
      here.records += 1;
      yield Buffer.concat([Buffer.from(recordLine(record)), bytes]);
      continue;
    }
    if (record.kind === 'missing-document') throw new Error('only what is there is planned');
    const { sha256, total, offset, size } = record;
    const document = await source.document(sha256);
    if (document?.length === total) {
      here.records += 1;
      yield Buffer.concat([Buffer.from(recordLine(record)), document.subarray(offset, offset + size)]);
    } else if (offset === 0) {
      here.records += 1;
      here.missingDocuments += 1;
      yield Buffer.from(recordLine({ kind: 'missing-document', sha256, size: 0 }));
    }
  }
}

function manifestOf(
  wishes: PacketWishes,
  part: number,
  here: PacketManifest['here'],
  body: PacketManifest['body'],
): PacketManifest {
  const { packet, number, terminal, epoch, madeAt, version, publicKey, headOffice } = wishes;
  const { runs, documents, parts } = wishes;
  return {
    format: 'ventanilla-packet-1',
    packet,
    number,
    terminal,
    epoch,
    madeAt,
    version,
    publicKey,
    headOffice,
    part,
    parts: parts.length,
    events: [...runs],
    documents: {
      count: documents.length,
      bytes: documents.reduce((sum, { size }) => sum + size, 0),
    },
    here: { ...here },
    body,
  };
}
