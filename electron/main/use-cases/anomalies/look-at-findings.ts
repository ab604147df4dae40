import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  countOpenFindings,
  findKeptFinding,
  type KeptFinding,
  listFoundEvents,
  listKeptFindings,
  saveLook,
} from '#electron/main/db/head-office/finding-store.ts';

const rowLimit = 200;

export function listFindings(context: Context): Result<'listFindings'> {
  const { db } = context;
  const { id: readerId } = requireAccount(context);
  const rows = listKeptFindings(db, rowLimit);
  transact(db, () => record(context, 'findings-listed', null, { rows: rows.length }));
  return done({
    rows: rows.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      subjects: numbersOf(context, finding),
      foundAt: finding.foundAt,
      looked: finding.looked,
      mayMark: finding.looked === null && !isInvolved(context, finding, readerId),
    })),
    open: countOpenFindings(db),
  });
}

/** Of everybody whom it is about, the same at every counter. */
function numbersOf({ db }: Context, { identificationCode, otherNumbers, places }: KeptFinding): string[] {
  const told = listFoundEvents(db, places).map((event) => event.identificationCode);
  return [...new Set([identificationCode, ...otherNumbers, ...told])];
}

/** Whoever is named in what it was decided on acted in it. Accounts have ids that nothing else has. */
function isInvolved({ db }: Context, { places }: KeptFinding, accountId: string): boolean {
  const named = JSON.stringify(accountId);
  return listFoundEvents(db, places).some(({ content }) => content.includes(named));
}

export function openFinding(context: Context, { id }: Input<'openFinding'>): Result<'openFinding'> {
  const { db } = context;
  const finding = findKeptFinding(db, id);
  if (finding === undefined) return failed({ code: 'not-found' });
  const { kind, identificationCode, fields } = finding;
  transact(db, () => record(context, 'finding-opened', identificationCode, { finding: kind }));
  const told = listFoundEvents(db, finding.places).map(({ place, type, at, values }) => ({
    terminal: place.terminal,
    at,
    type,
    values: Object.fromEntries(fields.map((field) => [field, values[field] ?? ''])),
  }));
  return done({ told, fields: [...fields] });
}

/** Nobody dismisses what they acted in; the attempt is on the trail. */
export function markFinding(context: Context, { id, note }: Input<'markFinding'>): Result<'markFinding'> {
  const { db } = context;
  const account = requireAccount(context);
  const finding = findKeptFinding(db, id);
  if (finding === undefined) return failed({ code: 'not-found' });
  if (finding.looked !== null) return failed({ code: 'looked-at' });
  const { kind, identificationCode } = finding;
  if (isInvolved(context, finding, account.id)) {
    transact(db, () => record(context, 'finding-mark-refused', identificationCode, { finding: kind }));
    return failed({ code: 'about-yourself' });
  }
  transact(db, () => {
    saveLook(db, id, { accountId: account.id, at: context.clock.now(), note });
    record(context, 'finding-looked-at', identificationCode, { finding: kind });
  });
  return done({});
}
