import type { Connection } from '../core/connection.ts';
import { listFileReferences } from '../documents/file-references.ts';
import { summariseWaiting } from '../head-office/event-store.ts';
import { findFailingMailLine } from '../mail/mail-line-store.ts';
import { summariseMail } from '../mail/mail-store.ts';
import { listSheetsNotOut } from '../papers/paper-store.ts';
import { countForLeaving } from '../safety/leaving-store.ts';

/** What reads much of the store, and so is not read by main. Input and result are what a message to a thread can hold. */
const reads = {
  /** What waits for head office, the mail and the printer; mail that failed since an ISO instant. */
  queues: (db: Connection, { failedSince }: { readonly failedSince: string }) => ({
    headOffice: summariseWaiting(db),
    mail: {
      ...summariseMail(db, new Date(failedSince)),
      problem: findFailingMailLine(db)?.problem ?? null,
    },
    papers: listSheetsNotOut(db),
  }),
  /** What waits for head office alone. */
  packets: (db: Connection, _input: Readonly<Record<string, never>>) => ({
    headOffice: summariseWaiting(db),
  }),
  /** What there is, and what of it head office has. */
  leaving: (db: Connection, _input: Readonly<Record<string, never>>) => countForLeaving(db),
  /** Which of these files of the document store a row names. */
  namedFiles: (db: Connection, { files }: { readonly files: readonly string[] }) => {
    const asked = new Set(files);
    const named = listFileReferences(db).map(({ file }) => file);
    return [...new Set(named)].filter((file) => asked.has(file));
  },
} as const;

export type ReadName = keyof typeof reads;
export type ReadInput<Name extends ReadName> = Parameters<(typeof reads)[Name]>[1];
export type ReadResult<Name extends ReadName> = ReturnType<(typeof reads)[Name]>;

/** One read, of one moment of the store. */
export function runRead<Name extends ReadName>(
  db: Connection,
  name: Name,
  input: ReadInput<Name>,
): ReadResult<Name> {
  const read = reads[name] as (db: Connection, input: ReadInput<Name>) => ReadResult<Name>;
  return db.transaction(() => read(db, input)).deferred();
}
