import type { Context } from '#electron/main/context.ts';
import { findAccount } from '#electron/main/db/account-store.ts';
import { getThrottle } from '#electron/main/db/throttle-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { checkSecret, clearAttempts } from '#electron/main/session/check-secret.ts';
import { endService } from '#electron/main/session/end-service.ts';
import { endTurn } from '#electron/main/session/pause-turn.ts';
import { record } from '#electron/main/session/record.ts';
import { auditSubject, type ServiceTurn, shownTurn } from '#electron/main/session/service-turn.ts';
import type { WorkerTurn } from '#electron/main/session/session-state.ts';
import { isPinOf, pinGuesses } from '#electron/main/session/staff-secret.ts';
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
  const check = await checkSecret(context, {
    scope: 'take-back',
    subject: account.id,
    isRight: () => isPinOf(context, findAccount(context.db, account.id), pin),
    onWrong: (failures) => record(context, 'take-back-failed', subjectOf(turn), { failures }),
  });
  if (check.verdict === 'throttled') return failed({ code: 'throttled', retryAt: check.retryAt });
  if (shownTurn(session) !== turn || session.account !== account) return failed({ code: 'wrong-pin' });
  if (check.verdict === 'wrong') {
    // The PIN gave out: the way back is the password, at the sign-in. The worker's turn is kept where it stands.
    if (getThrottle(context.db, 'take-back', account.id).failures >= pinGuesses) endSession(context);
    return failed({ code: 'wrong-pin' });
  }
  transact(context.db, () => clearAttempts(context, 'take-back', account.id));
  end(context, turn, 'pin');
  session.locked = false;
  session.clerkTouchedAt = context.scheduler.monotonic();
  return done({});
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
