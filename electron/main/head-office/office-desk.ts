import type { CounterLine, HeadOfficeLines } from './head-office-line.ts';

/** What an open store does over its line to head office, beside what it keeps of it. */
export interface HeadOfficeDesk {
  readonly lines: HeadOfficeLines;
  /** Of the product. */
  readonly version: string;
  /** Scheduler's milliseconds from which it is tried again. */
  dueAt: number;
  /** Tries that failed in a row. */
  failures: number;
  /** The line of the last exchange: it is left open to hear that something new stands in the feed. */
  ear: CounterLine | null;
}

export function openHeadOfficeDesk(brought: Pick<HeadOfficeDesk, 'lines' | 'version'>): HeadOfficeDesk {
  return { ...brought, dueAt: 0, failures: 0, ear: null };
}
