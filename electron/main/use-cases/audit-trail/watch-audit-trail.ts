import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { listAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';

export function listAuditEntries(
  context: Context,
  query: Input<'listAuditEntries'>,
): Result<'listAuditEntries'> {
  return done(listAudit(context.db, query));
}

/** Walking the trail is itself an entry of it, written afterwards. */
export async function verifyAuditTrail(context: Context): Promise<Result<'verifyAuditTrail'>> {
  const verdict = await context.verifyAudit();
  transact(context.db, () =>
    record(context, 'audit-verified', null, { verdict: verdict.verdict, entries: entriesOf(verdict) }),
  );
  return done(verdict);
}

/** Entries that are whole, or the first that is not. */
function entriesOf(verdict: Awaited<ReturnType<Context['verifyAudit']>>): number {
  switch (verdict.verdict) {
    case 'intact':
      return verdict.entries;
    case 'broken':
      return verdict.sequence;
    case 'witness-differs':
      return 0;
  }
}
