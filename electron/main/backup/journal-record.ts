import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * One entry of a journal: a piece of the database's write-ahead log, as it lies on this machine's disk (enciphered page
 * by page), with what was known when it was written.
 *
 * Bytes: magic (4), length of the header (4, big-endian), length of the piece (4), the header as JSON, its seal (32),
 * the piece, its seal (32). The first seal is over the seal of the entry before, both lengths and the header; the second
 * over the first and the piece: an entry that is changed, missing, moved or of another journal is found, and where the
 * file ends within one is told apart from damage.
 */
const magic = Buffer.from('VJR1');
const fixedSize = magic.length + 8;
const sealSize = 32;
/** Bytes of a header at most: what claims more is damaged. */
const longestHeader = 4096;
/** Bytes of a piece at most. */
export const longestPiece = 8 * 1024 * 1024;

const journalHeader = z.strictObject({
  /** From 0, without gaps within a generation. */
  number: z.int().nonnegative(),
  /** Which log of the generation the piece is of, from 0: SQLite begins its log anew after moving it into the database. */
  log: z.int().nonnegative(),
  /** Of that log: random, so that two logs are never taken for one. Hexadecimal. */
  salts: z.string(),
  /** Bytes of the log before the piece. */
  from: z.int().nonnegative(),
  /** The store's last act in the piece or before it, and the audit trail's head after it. */
  act: z.int().nonnegative(),
  sequence: z.int().nonnegative(),
  hash: z.string(),
  /** The highest identification code's number that may have been given by then. */
  codes: z.int().nonnegative(),
  /** ISO instant by the kiosk's clock. */
  at: z.string(),
});
export type JournalHeader = z.infer<typeof journalHeader>;

interface JournalRecord {
  readonly header: JournalHeader;
  readonly piece: Buffer;
  readonly seal: Buffer;
}

/** `before` is the seal of the entry before, or the generation's own first one. */
export function encodeRecord(
  key: Uint8Array,
  before: Uint8Array,
  header: JournalHeader,
  piece: Uint8Array,
): { readonly bytes: Buffer; readonly seal: Buffer } {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const fixed = Buffer.alloc(fixedSize);
  magic.copy(fixed);
  fixed.writeUInt32BE(text.length, magic.length);
  fixed.writeUInt32BE(piece.length, magic.length + 4);
  const headerSeal = sealOf(key, before, fixed, text);
  const seal = sealOf(key, headerSeal, piece);
  return { bytes: Buffer.concat([fixed, text, headerSeal, piece, seal]), seal };
}

export type RecordReading =
  | { readonly state: 'whole'; readonly record: JournalRecord; readonly next: number }
  /** The bytes end within an entry that was begun: its act was never said to be safe. */
  | { readonly state: 'unfinished' }
  | { readonly state: 'damaged' };

/** Reads the entry that begins at `offset`. */
export function decodeRecord(
  key: Uint8Array,
  before: Uint8Array,
  bytes: Buffer,
  offset: number,
): RecordReading {
  const fixed = bytes.subarray(offset, offset + fixedSize);
  if (!magic.subarray(0, fixed.length).equals(fixed.subarray(0, magic.length))) return { state: 'damaged' };
  if (fixed.length < fixedSize) return { state: 'unfinished' };
  const headerLength = fixed.readUInt32BE(magic.length);
  const pieceLength = fixed.readUInt32BE(magic.length + 4);
  if (headerLength > longestHeader || pieceLength > longestPiece) return { state: 'damaged' };
  const headerAt = offset + fixedSize;
  const text = bytes.subarray(headerAt, headerAt + headerLength);
  const headerSeal = bytes.subarray(headerAt + headerLength, headerAt + headerLength + sealSize);
  if (headerSeal.length < sealSize) return { state: 'unfinished' };
  if (!timingSafeEqual(headerSeal, sealOf(key, before, fixed, text))) return { state: 'damaged' };
  const pieceAt = headerAt + headerLength + sealSize;
  const piece = bytes.subarray(pieceAt, pieceAt + pieceLength);
  const seal = bytes.subarray(pieceAt + pieceLength, pieceAt + pieceLength + sealSize);
  if (seal.length < sealSize) return { state: 'unfinished' };
  if (!timingSafeEqual(seal, sealOf(key, headerSeal, piece))) return { state: 'damaged' };
  const header = journalHeader.parse(JSON.parse(text.toString('utf8')));
  return { state: 'whole', record: { header, piece, seal }, next: pieceAt + pieceLength + sealSize };
}

function sealOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
