import type { DocumentReading } from './document-reading.ts';
import type { GateResult } from './gates.ts';

/**
 * Whether a page of this document was scanned before, among `others`: their looks differ in few bits. Two verified
 * zones with different text are two people, however alike their pages look.
 */
export function judgeDuplicate(
  reading: Pick<DocumentReading, 'pages' | 'mrz'>,
  others: readonly Pick<DocumentReading, 'pages' | 'mrz'>[],
  limit: number,
): GateResult {
  const distances = others
    .filter((other) => !areDifferentPeople(reading, other))
    .flatMap((other) =>
      other.pages.flatMap((theirs) =>
        reading.pages.map((ours) => bitsApart(ours.fingerprint, theirs.fingerprint)),
      ),
    );
  if (distances.length === 0) {
    return { gate: 'duplicate', outcome: 'passed', measured: null, limit, unit: 'bits' };
  }
  const measured = Math.min(...distances);
  return {
    gate: 'duplicate',
    outcome: measured > limit ? 'passed' : 'failed',
    measured,
    limit,
    unit: 'bits',
  };
}

function areDifferentPeople(one: Pick<DocumentReading, 'mrz'>, other: Pick<DocumentReading, 'mrz'>): boolean {
  const [ours, theirs] = [one.mrz, other.mrz];
  if (ours === null || theirs === null || !ours.verified || !theirs.verified) return false;
  return ours.lines.join() !== theirs.lines.join();
}

/** Bits in which two fingerprints differ. */
export function bitsApart(one: string, other: string): number {
  let bits = 0;
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    let digit = Number.parseInt(one[at] ?? '0', 16) ^ Number.parseInt(other[at] ?? 'f', 16);
    for (; digit > 0; digit >>= 1) bits += digit & 1;
  }
  return bits;
}
