import type { Context } from '#electron/main/context.ts';
import { findAccount } from '#electron/main/db/account-store.ts';
import { getThrottle } from '#electron/main/db/throttle-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { checkSecret, clearAttempts } from '#electron/main/session/check-secret.ts';
import { record } from '#electron/main/session/record.ts';
import { isSecretOf } from '#electron/main/session/staff-secret.ts';
import { endSession } from './sign-out.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/** Wrong secrets at the locked view after which the session ends: the next try is a full sign-in. */
const unlockAttempts = 5;

export function lockScreen(context: Context): Result<'lockScreen'> {
  lock(context, 'hand');
  return done({});
}

/** Locks the clerk's view, whatever the disk says, and tells the trail why: by `hand` or `idle`. */
export function lock(context: Context, cause: 'hand' | 'idle'): void {
  if (context.session.account === null || context.session.locked) return;
  context.session.locked = true;
  transact(context.db, () => record(context, 'screen-locked', null, { cause }));
}

export async function unlockScreen(
  context: Context,
  { secret }: Input<'unlockScreen'>,
): Promise<Result<'unlockScreen'>> {
  const { session } = context;
  const { account } = session;
  if (account === null || !session.locked) return done({});
  const check = await checkSecret(context, {
    scope: 'unlock',
    subject: account.id,
    isRight: () => isSecretOf(context, findAccount(context.db, account.id), secret),
    onWrong: (failures) => record(context, 'screen-unlock-failed', null, { failures }),
  });
  if (check.verdict === 'throttled') return failed({ code: 'throttled', retryAt: check.retryAt });
  if (check.verdict === 'wrong') {
    if (getThrottle(context.db, 'unlock', account.id).failures >= unlockAttempts) endSession(context);
    return failed({ code: 'wrong-secret' });
  }
  if (session.account !== account) return failed({ code: 'wrong-secret' });
  transact(context.db, () => {
    clearAttempts(context, 'unlock', account.id);
    record(context, 'screen-unlocked', null, {});
  });
  session.locked = false;
  session.clerkTouchedAt = context.scheduler.monotonic();
  return done({});
}

/** Counts only while unlocked: touching a locked screen does not open it. */
export function reportClerkActivity(context: Context): Result<'reportClerkActivity'> {
  context.session.clerkTouchedAt = context.scheduler.monotonic();
  return done({});
}
