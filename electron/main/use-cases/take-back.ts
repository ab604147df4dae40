import type { Context } from '#electron/main/context.ts';
import { findAccount } from '#electron/main/db/account-store.ts';
import { afterCommit, transact } from '#electron/main/db/transact.ts';
import { withSecret } from '#electron/main/session/check-secret.ts';
import { endService } from '#electron/main/session/end-service.ts';
import { endTurn } from '#electron/main/session/pause-turn.ts';
import { record, recordAs } from '#electron/main/session/record.ts';
import { auditSubject, type ServiceTurn } from '#electron/main/session/service-turn.ts';
import { shownTurn } from '#electron/main/session/session-state.ts';
import { isPinOf, pinGuesses } from '#electron/main/session/staff-secret.ts';
import type { WorkerTurn } from '#electron/main/session/worker-turn.ts';
import { endSession } from './sign-out.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/** The clerk ends the worker's turn from their own view. */
export function takeBack(context: Context): Result<'takeBack'> {
  const shown = shownTurn(context.session);
  if (shown !== null) end(context, shown, 'counter');
  return done({});
}

/** One display: the clerk's own PIN, typed on the worker's view, brings the clerk's view back, unlocked. */
export async function takeBackWithPin(
  context: Context,
  { pin }: Input<'takeBackWithPin'>,
): Promise<Result<'takeBackWithPin'>> {
  const { session } = context;
  const { account } = session;
  const turn = shownTurn(session);
  if (account === null || turn === null) return failed({ code: 'wrong-pin' });
  const outcome = await withSecret(context, {
    scope: 'take-back',
    subject: account.id,
    findAccount: () => findAccount(context.db, account.id),
    isRight: (known) => isPinOf(context, known, pin),
    isStillAsked: () => shownTurn(session) === turn && session.account === account,
    onWrong: (failures) => recordAs(context, account.id, 'take-back-failed', subjectOf(turn), { failures }),
    act: () => {
      end(context, turn, 'pin');
      afterCommit(context.db, () => {
        session.locked = false;
        session.clerkTouchedAt = context.scheduler.monotonic();
      });
    },
  });
  switch (outcome.verdict) {
    case 'done':
      return done({});
    case 'throttled':
      return failed({ code: 'throttled', retryAt: outcome.retryAt });
    case 'wrong':
      // The PIN gave out: the way back is the password, at the sign-in. The worker's turn is kept where it stands.
      if (outcome.isStillAsked && outcome.failures >= pinGuesses) endSession(context);
      return failed({ code: 'wrong-pin' });
    case 'over':
      return failed({ code: 'wrong-pin' });
  }
}

function subjectOf(turn: WorkerTurn | ServiceTurn): string | null {
  return 'purpose' in turn ? auditSubject(turn) : turn.worker.identificationCode;
}

function end(context: Context, turn: WorkerTurn | ServiceTurn, by: 'counter' | 'pin'): void {
  transact(context.db, () => record(context, 'taken-back', subjectOf(turn), { by, stage: turn.stage }));
  if ('purpose' in turn) endService(context, turn);
  else endTurn(context, turn);
  context.showView('clerk');
}
