/** How much of a branch's line the documents of one terminal may take. */

/** Thousands of bits in a second; 0: none go over the line; null: as many as it carries. */
export type LineLimit = number | null;

/** Four terminals share 1 Mbit/s, and leave a fifth of it. */
export const usualLimit = 200;
/** What a setting may be. */
export const largestLimit = 1_000_000;

/** Bytes that a call carries: two seconds' worth, so that whatever else is to be sent does not wait long. */
const piece = { least: 16 * 1024, most: 256 * 1024 } as const;

/** Bytes in a second; infinite without a limit. */
function bytesPerSecond(limit: LineLimit): number {
  return limit === null ? Number.POSITIVE_INFINITY : limit * 125;
}

/** Bytes of each piece of a document. */
export function pieceSize(limit: LineLimit): number {
  const wished = Math.floor((bytesPerSecond(limit) * 2) / piece.least) * piece.least;
  return Math.min(piece.most, Math.max(piece.least, wished));
}

/** Bytes that may be sent: what the limit gave since then, saved up for four seconds at most. */
export function allowanceAfter(bytes: number, milliseconds: number, limit: LineLimit): number {
  const rate = bytesPerSecond(limit);
  if (rate === Number.POSITIVE_INFINITY) return rate;
  return Math.min(bytes + (rate * milliseconds) / 1000, rate * 4);
}
