import { type SecretAttempt, withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import type { SignedInAccount } from '#electron/main/context/session-state.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { findAccount } from '#electron/main/db/accounts/account-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { endSession } from './sign-out.ts';

interface ViewSecret<Wrong extends string>
  extends Pick<SecretAttempt<void>, 'scope' | 'isRight' | 'isStillAsked' | 'onWrong'> {
  /** What the right secret does besides, in the transaction. */
  readonly act: () => void;
  /** Wrong secrets after which the session ends: the way back is the password, at the sign-in. */
  readonly guesses: number;
  readonly wrong: Wrong;
}

/** Whoever is signed in opens their own view again with their own secret. */
export async function unlockView<Wrong extends string>(
  context: Context,
  account: SignedInAccount,
  { scope, isRight, isStillAsked, onWrong, act, guesses, wrong }: ViewSecret<Wrong>,
) {
  const { session } = context;
  const outcome = await withSecret(context, {
    scope,
    subject: account.id,
    findAccount: () => findAccount(context.db, account.id),
    isRight,
    isStillAsked: () => session.account === account && isStillAsked(),
    onWrong,
    act: () => {
      act();
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
      if (outcome.isStillAsked && outcome.failures >= guesses) endSession(context);
      return failed({ code: wrong });
    case 'over':
      return failed({ code: wrong });
  }
}
