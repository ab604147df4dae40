import type { Context } from '#electron/main/context/context.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { isSecretOf } from '#electron/main/context/staff-secret.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { unlockView } from './unlock-view.ts';

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
  return unlockView(context, account, {
    scope: 'unlock',
    isRight: (known) => isSecretOf(context, known, secret),
    isStillAsked: () => true,
    onWrong: (failures) => recordAs(context, account.id, 'screen-unlock-failed', null, { failures }),
    act: () => {
      recordAs(context, account.id, 'screen-unlocked', null, {});
    },
    guesses: unlockAttempts,
    wrong: 'wrong-secret',
  });
}

/** Counts only while unlocked: touching a locked screen does not open it. */
export function reportClerkActivity(context: Context): Result<'reportClerkActivity'> {
  context.session.clerkTouchedAt = context.scheduler.monotonic();
  return done({});
}
