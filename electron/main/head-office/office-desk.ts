import type { CounterLine, HeadOfficeLines } from './head-office-line.ts';

/** A line that stays open, and whose it is. */
interface KeptLine {
  readonly line: CounterLine;
  readonly login: string;
}

/** A document on its way, in pieces. */
export interface SendingDocument {
  readonly sha256: string;
  /** Enciphered bytes, and those that are there. */
  readonly size: number;
  received: number;
  /** Of the pieces that are there: docs/head-office.md. */
  chain: string;
}

/** What an open store does over its line to head office, beside what it keeps of it. */
export interface HeadOfficeDesk {
  readonly lines: HeadOfficeLines;
  /** Of the product. */
  readonly version: string;
  /** Scheduler's milliseconds from which it is tried again. */
  dueAt: number;
  /** Tries that failed in a row. */
  failures: number;
  kept: KeptLine | null;
  readonly documents: DocumentDesk;
}

export interface DocumentDesk {
  /** What no row names any more was removed, since the program began. */
  isTidy: boolean;
  sending: SendingDocument | null;
  /** Enciphered files that were found as they were written, since the program began. */
  readonly sound: Set<string>;
  /** How often head office said of a document that its pieces do not fit. */
  readonly misfits: Map<string, number>;
  /** Bytes that may be sent before the limit is reached, as of these scheduler's milliseconds. */
  allowance: { readonly bytes: number; readonly at: number };
  /** Scheduler's milliseconds before which nothing is enciphered, where there was no room. */
  encipherFrom: number;
}

export function openHeadOfficeDesk(brought: Pick<HeadOfficeDesk, 'lines' | 'version'>): HeadOfficeDesk {
  return {
    ...brought,
    dueAt: 0,
    failures: 0,
    kept: null,
    documents: {
      isTidy: false,
      sending: null,
      sound: new Set(),
      misfits: new Map(),
      allowance: { bytes: 0, at: 0 },
      encipherFrom: 0,
    },
  };
}
