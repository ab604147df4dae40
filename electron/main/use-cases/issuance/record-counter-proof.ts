import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { findVisit, saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { awaitingSession } from '#electron/main/display/accepted.ts';
import { act } from '#electron/main/display/act.ts';
import { leadOn } from '#electron/main/display/issuance-progress.ts';

/** The clerk compared the person with the portrait and with the stored copy. Source: domain.md 5. */
export function recordCounterProof(
  context: Context,
  { visitId }: Input<'recordCounterProof'>,
): Result<'recordCounterProof'> {
  const account = requireAccount(context);
  if (findVisit(context.db, visitId) === undefined) return failed({ code: 'not-found' });
  const session = awaitingSession(context, 'recordCounterProof');
  if (session?.visitId !== visitId) return failed({ code: 'not-asked' });
  act(context, session, (present) => {
    saveCounterProof(context.db, visitId, account.id, context.clock.now());
    record(context, 'counter-proof-recorded', present.worker.identificationCode, {});
    const touchedAt = context.scheduler.monotonic();
    return leadOn(context, present, 'counter-proof-recorded', { contactProved: true, touchedAt });
  });
  context.showView('worker');
  return done({});
}
