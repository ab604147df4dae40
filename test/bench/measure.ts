import type { Turns } from './longest-hold.ts';

/** One line of the table: a value, and how it compares with something measured in the same run. */
export interface Measure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** `value` divided by what it is compared against. */
  readonly ratio?: number;
  /** What the ratio is against, in words. */
  readonly against?: string;
}

/** The value below which `share` (0 to 1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const value = sorted[index];
  if (value === undefined) throw new Error('no samples');
  return value;
}

/** Milliseconds, beside the limit they have to keep if there is one. */
export function againstLimit(measure: string, value: number, limit?: number): Measure {
  const plain = { measure, value, unit: 'ms' };
  return limit === undefined ? plain : { ...plain, ratio: value / limit, against: `${limit} ms, the limit` };
}

/** Milliseconds that main may be held by what goes on beside the work. Source: design.md, "Jobs". */
const holdLimit = 16;

/** How long main's loop was held by something: as it passed, and by the processor alone. */
export function heldMeasures(by: string, { passed, processor }: Turns): Measure[] {
  const against = `${holdLimit} ms, the longest allowed`;
  const row = (what: string, value: number): Measure => ({
    measure: `event loop held by ${by}, ${what}`,
    value,
    unit: 'ms',
    ratio: value / holdLimit,
    against,
  });
  return [
    row('longest', percentile(passed, 1)),
    row('longest, of the processor alone', percentile(processor, 1)),
  ];
}
