import type { DocumentReading } from './document-reading.ts';
import type { GateResult } from './gates.ts';

type Compared = Pick<DocumentReading, 'pages' | 'mrz'>;

/**
 * Whether a page of this document was scanned before, among `others`: one verified zone with the same text, or pages
 * whose looks differ in few bits at one of the four turns. Two verified zones with different text are two people,
 * however alike their pages look.
 */
export function judgeDuplicate(reading: Compared, others: readonly Compared[], limit: number): GateResult {
  const distances = others.flatMap((other) => distancesOf(reading, other));
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

function distancesOf(reading: Compared, other: Compared): number[] {
  const [ours, theirs] = [reading.mrz, other.mrz];
  if (ours?.verified && theirs?.verified) return ours.lines.join() === theirs.lines.join() ? [0] : [];
  return other.pages.flatMap((theirPage) =>
    reading.pages.map((ourPage) => bitsApartTurned(ourPage.fingerprint, theirPage.fingerprint)),
  );
}

/** Bits in which two fingerprints differ at the turn at which they differ least. */
function bitsApartTurned(one: string, other: string): number {
  let turned = bitsOf(one);
  const wanted = bitsOf(other);
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 4; turn += 1) {
    const current = turned;
    least = Math.min(least, wanted.filter((bit, at) => bit !== current[at]).length);
    turned = quarterTurned(turned);
  }
  return least;
}

function bitsOf(fingerprint: string): number[] {
  return [...fingerprint].flatMap((digit) => {
    const value = Number.parseInt(digit, 16);
    return [8, 4, 2, 1].map((bit) => ((value & bit) === 0 ? 0 : 1));
  });
}

/** A page turned by a quarter has its frequencies across and down exchanged, and every other one's sign changed. */
function quarterTurned(bits: readonly number[]): number[] {
  const side = Math.sqrt(bits.length);
  return bits.map((_bit, at) => {
    const [down, across] = [Math.floor(at / side), at % side];
    return (bits[across * side + down] as number) ^ (across & 1);
  });
}
