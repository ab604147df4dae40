import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { findVisit, saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { moveTurn, transactTurn } from '#electron/main/display/move-turn.ts';
import { turnAt } from '#electron/main/display/turn.ts';

/** The clerk compared the person with the portrait and with the stored copy. Source: domain.md 5. */
export function recordCounterProof(
  context: Context,
  { visitId }: Input<'recordCounterProof'>,
): Result<'recordCounterProof'> {
  const account = requireAccount(context);
  if (findVisit(context.db, visitId) === undefined) return failed({ code: 'not-found' });
  const turn = turnAt(context, 'counter-proof');
  if (turn === undefined || turn.visitId !== visitId) return failed({ code: 'not-asked' });
  transactTurn(context, turn, () => {
    saveCounterProof(context.db, visitId, account.id, context.clock.now());
    record(context, 'counter-proof-recorded', turn.worker.identificationCode, {});
    turn.contactProved = true;
    moveTurn(context, turn, 'counter-proof-recorded');
  });
  turn.touchedAt = context.scheduler.monotonic();
  context.showView('worker');
  return done({});
}
