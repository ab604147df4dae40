import type { Context } from '#electron/main/context.ts';
import { findAccount } from '#electron/main/db/account-store.ts';
import { afterCommit, transact } from '#electron/main/db/transact.ts';
import { withSecret } from '#electron/main/session/check-secret.ts';
import { record, recordAs } from '#electron/main/session/record.ts';
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
  const outcome = await withSecret(context, {
    scope: 'unlock',
    subject: account.id,
    findAccount: () => findAccount(context.db, account.id),
    isRight: (known) => isSecretOf(context, known, secret),
    isStillAsked: () => session.account === account,
    onWrong: (failures) => recordAs(context, account.id, 'screen-unlock-failed', null, { failures }),
    act: () => {
      recordAs(context, account.id, 'screen-unlocked', null, {});
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
      if (outcome.isStillAsked && outcome.failures >= unlockAttempts) endSession(context);
      return failed({ code: 'wrong-secret' });
    case 'over':
      return failed({ code: 'wrong-secret' });
  }
}

/** Counts only while unlocked: touching a locked screen does not open it. */
export function reportClerkActivity(context: Context): Result<'reportClerkActivity'> {
  context.session.clerkTouchedAt = context.scheduler.monotonic();
  return done({});
}
