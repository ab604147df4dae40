import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import type postgres from 'postgres';
import { findParts, type OpenedItem, openPacket, type PartFile } from '#electron/main/packets/open-packet.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { readRecords } from '#electron/main/packets/read-packet.ts';
import type { PacketManifest, Receipt, ReceiptAnswer } from '#shared/contract/head-office/packet.ts';
import { confirmReceived, signReceipt } from './confirm.ts';
import type { Office } from './office.ts';
import { findSignedKey } from './signed-key.ts';
import { Trouble } from './trouble.ts';

/** Events in one call, and answers in one receipt, at most. */
const batch = 500;
const pieceSize = 1024 * 1024;

export interface Imported {
  readonly terminal: string;
  readonly fresh: number;
  readonly known: number;
  readonly documents: number;
  readonly missingDocuments: number;
  /** Numbers of the receipts that answer it. */
  readonly receipts: readonly number[];
  /** What a person must look at, in plain words: then not everything of it was confirmed. */
  readonly troubles: readonly string[];
}

type OpenedEvent = Extract<OpenedItem, { readonly kind: 'event' }>;

/** A packet's file with its manifest. Throws `Trouble` where it is none. */
export function readPacketFile(path: string): PartFile {
  try {
    const reading = examinePart(path);
    if (reading.ok) return { path, manifest: reading.manifest };
  } catch {
    throw new Trouble(`${path} cannot be read.`);
  }
  throw new Trouble(`${path} is no packet, or damaged: npm run packet -- inspect says what is wrong.`);
}

/**
 * Takes a packet in, all of its events or none, and answers every one of them; its documents follow, enciphered to head
 * office's key as those that come by the line. Throws `Trouble`, and `PacketError` for what it holds.
 */
export async function importPacket(
  sql: postgres.Sql,
  office: Office,
  path: string,
  at: Date,
): Promise<Imported> {
  const file = readPacketFile(path);
  const { parts, missing } = findParts(file);
  if (missing.length > 0) {
    throw new Trouble(`Parts ${missing.join(', ')} of ${file.manifest.parts} are not beside it.`);
  }
  const { terminal } = file.manifest;
  await checkKeys(sql, office, file.manifest);
  // Proved to the last byte before anything is taken.
  const events: OpenedEvent[] = [];
  const missingDocuments: string[] = [];
  for await (const item of openPacket(parts, office.identity)) {
    if (item.kind === 'event') events.push(item);
    if (item.kind === 'missing-document') missingDocuments.push(item.sha256);
  }
  const before = await countReceived(sql, terminal);
  if (!(await sql.begin((transaction) => takeAll(transaction, terminal, events)))) {
    throw new Trouble(
      `Terminal ${terminal} has two histories: this packet does not go on where the one before it ended. It is stopped; both are kept.`,
    );
  }
  const fresh = (await countReceived(sql, terminal)) - before;
  const documents = await keepDocuments(sql, office, terminal, parts);
  for (const sha256 of missingDocuments) await sql`SELECT desk.document_missing(${terminal}, ${sha256})`;
  const { troubles } = await confirmReceived(sql, office, { at: () => at });
  const receipts = await answerAgain(sql, office, terminal, events, at);
  return {
    terminal,
    fresh,
    known: events.length - fresh,
    documents,
    missingDocuments: missingDocuments.length,
    receipts,
    troubles,
  };
}

/** Whose keys the packet names: those that head office let in, and no others. */
async function checkKeys(
  sql: postgres.Sql,
  office: Office,
  { terminal, epoch, publicKey, events }: PacketManifest,
): Promise<void> {
  const known = await sql<
    { epoch: number; public_key: string; state: string }[]
  >`SELECT epoch, public_key, state FROM reading.terminal
    WHERE branch = ${terminal.slice(0, 3)} AND terminal = ${terminal}`;
  const stopped = known.find((each) => each.epoch === epoch && ['forked', 'revoked'].includes(each.state));
  if (stopped !== undefined)
    throw new Trouble(`Terminal ${terminal} is ${stopped.state}: nothing is taken from it.`);
  for (const run of [...events, { epoch, publicKey }]) {
    const key = known.find((each) => each.epoch === run.epoch)?.public_key;
    if (key === undefined) {
      throw new Trouble(
        `Epoch ${run.epoch} of terminal ${terminal} is not known: npm run head-office -- admit-key FILE`,
      );
    }
    if (key !== run.publicKey)
      throw new Trouble(`The packet is by another key than that of terminal ${terminal}.`);
    if (key !== (await findSignedKey(sql, office, terminal, run.epoch)))
      throw new Trouble(
        `The database has another key of terminal ${terminal} than head office signed for: somebody wrote into it. Nothing was taken.`,
      );
  }
}

async function countReceived(sql: postgres.Sql, terminal: string): Promise<number> {
  const [row] = await sql<{ received: number }[]>`SELECT coalesce(sum(received), 0)::integer AS received
    FROM reading.terminal WHERE branch = ${terminal.slice(0, 3)} AND terminal = ${terminal}`;
  return row?.received ?? 0;
}

/** False: it is another history than the one that is known. */
async function takeAll(
  transaction: postgres.TransactionSql,
  terminal: string,
  events: readonly OpenedEvent[],
): Promise<boolean> {
  for (const run of runsOf(events)) {
    const [first] = run;
    if (first === undefined) continue;
    const { epoch, number } = first.event;
    const rows = await transaction<{ number: number; state: string; expected: number | null }[]>`
      SELECT * FROM desk.take_events(${terminal}, ${epoch}, ${number}, ${run.map(({ content }) => content)},
        ${run.map(({ signature }) => signature)})`;
    const stop = rows.find(
      ({ state }) => !['received', 'acknowledged', 'refused', 'set-aside'].includes(state),
    );
    if (stop?.state === 'gap') {
      throw new Trouble(
        `A packet before it is missing: event ${stop.expected ?? 1} of terminal ${terminal} has not come.`,
      );
    }
    // It stays, with what stands before it: the terminal is stopped.
    if (stop?.state === 'fork' || stop?.state === 'chain') return false;
    if (stop !== undefined) throw new Trouble(`Event ${stop.number} was not taken: ${stop.state}.`);
  }
  return true;
}

/** Of one epoch, without a gap, and no longer than a call may be. */
function runsOf(events: readonly OpenedEvent[]): OpenedEvent[][] {
  const runs: OpenedEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last?.event.epoch === event.event.epoch && last.event.number + 1 === event.event.number;
    if (run !== undefined && follows && run.length < batch) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

async function keepDocuments(
  sql: postgres.Sql,
  office: Office,
  terminal: string,
  parts: readonly PartFile[],
): Promise<number> {
  let count = 0;
  let open:
    | { readonly sha256: string; readonly total: number; readonly pieces: Uint8Array[]; done: number }
    | undefined;
  for (const { path, manifest } of parts) {
    for await (const { record, bytes } of readRecords(path, manifest, office.identity)) {
      if (record.kind !== 'document') continue;
      const { sha256, total } = record;
      open ??= { sha256, total, pieces: [], done: 0 };
      open.pieces.push(Uint8Array.from(bytes));
      open.done += bytes.length;
      if (open.done < open.total) continue;
      await keepDocument(sql, office, terminal, sha256, Buffer.concat(open.pieces));
      open = undefined;
      count += 1;
    }
  }
  return count;
}

async function keepDocument(
  sql: postgres.Sql,
  office: Office,
  terminal: string,
  sha256: string,
  plain: Buffer,
): Promise<void> {
  if (createHash('sha256').update(plain).digest('hex') !== sha256)
    throw new Error('the packet was proved before');
  const encrypter = new Encrypter();
  encrypter.addRecipient(office.keys.recipient);
  const cipher = Buffer.from(await encrypter.encrypt(plain));
  await sql.begin(async (transaction) => {
    for (let at = 0; at < cipher.length; at += pieceSize) {
      const piece = cipher.subarray(at, at + pieceSize);
      await transaction`SELECT desk.keep_piece(${terminal}, ${sha256}, ${cipher.length}, ${at}, ${piece})`;
    }
  });
}

/** Receipts that say of every event of the packet what head office says: what was answered before may have got lost. */
async function answerAgain(
  sql: postgres.Sql,
  office: Office,
  terminal: string,
  events: readonly OpenedEvent[],
  at: Date,
): Promise<number[]> {
  const branch = terminal.slice(0, 3);
  const numbers: number[] = [];
  for (const some of batchesOf(events)) {
    await sql.begin(async (transaction) => {
      await transaction`SELECT desk.begin_judging(${terminal})`;
      const given = await transaction<
        { epoch: number; number: number; outcome: string; reason: string | null }[]
      >`
        SELECT epoch, number, state AS outcome, reason FROM reading.event JOIN unnest(${some.map(({ event }) => event.epoch)}::integer[],
          ${some.map(({ event }) => event.number)}::integer[]) AS asked (epoch, number) USING (epoch, number)
        WHERE branch = ${branch} AND terminal = ${terminal}`;
      const byPlace = new Map(given.map((row) => [`${row.epoch} ${row.number}`, row]));
      const answers = some.flatMap(({ event: { epoch, number }, hash }): ReceiptAnswer[] => {
        const row = byPlace.get(`${epoch} ${number}`);
        if (row?.outcome === 'confirmed') return [{ epoch, number, hash, outcome: 'acknowledged' }];
        if (row?.outcome !== 'refused') return [];
        return [{ epoch, number, hash, outcome: 'refused', reason: row.reason ?? '' }];
      });
      if (answers.length === 0) return;
      const documents = await statesOf(transaction, terminal, some);
      const receipt = await signReceipt(transaction, office, terminal, answers, at, documents);
      await transaction`SELECT desk.keep_receipt(${terminal}, ${receipt.number}, ${receipt.content})`;
      numbers.push(receipt.number);
    });
  }
  return numbers;
}

/** As many events as one receipt may answer, and name the documents of. */
function batchesOf(events: readonly OpenedEvent[]): OpenedEvent[][] {
  const batches: OpenedEvent[][] = [];
  let documents = 0;
  for (const event of events) {
    const last = batches.at(-1);
    documents += event.event.documents.length;
    if (last !== undefined && last.length < batch && documents <= batch) last.push(event);
    else {
      batches.push([event]);
      documents = event.event.documents.length;
    }
  }
  return batches;
}

/** Which of the documents that they name are there, and which the terminal could not give. */
async function statesOf(
  transaction: postgres.TransactionSql,
  terminal: string,
  events: readonly OpenedEvent[],
): Promise<NonNullable<Receipt['documents']>> {
  const named = [...new Set(events.flatMap(({ event }) => event.documents.map(({ sha256 }) => sha256)))];
  return transaction<{ sha256: string; state: 'there' | 'missing' }[]>`
    SELECT sha256, CASE state WHEN 'finished' THEN 'there' ELSE 'missing' END AS state FROM reading.document
    WHERE branch = ${terminal.slice(0, 3)} AND terminal = ${terminal} AND sha256 = ANY (${named})
      AND state IN ('finished', 'missing') ORDER BY sha256 LIMIT 1000`;
}
