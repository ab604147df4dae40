import { isDeepStrictEqual } from 'node:util';
import type { AccountWithSecrets } from '#electron/main/db/accounts/account-store.ts';
import { clearThrottle, getThrottle, recordFailure } from '#electron/main/db/accounts/throttle-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { Context } from './context.ts';
import { waitAfter } from './throttle-rule.ts';

/** What is guessed; each has its own counter per account or terminal, in the database. */
export type SecretScope =
  | 'sign-in'
  | 'unlock'
  | 'take-back'
  | 'co-signature'
  | 'own-secrets'
  | 'first-use'
  | 'passphrase';

export type SecretOutcome<Value> =
  | { readonly verdict: 'done'; readonly value: Value }
  | { readonly verdict: 'wrong'; readonly failures: number; readonly isStillAsked: boolean }
  | { readonly verdict: 'throttled'; readonly retryAt: string }
  /** Right, and not asked any more: somebody else is signed in or served, or the account is another one by now. */
  | { readonly verdict: 'over' };

export interface SecretAttempt<Value> {
  readonly scope: SecretScope;
  readonly subject: string;
  /** Whose secret it is; read again in the act's transaction. */
  readonly findAccount: () => AccountWithSecrets | undefined;
  /** Takes the same time whether or not there is such an account. */
  readonly isRight: (account: AccountWithSecrets | undefined) => Promise<boolean>;
  /** Whether the secret is still asked: by the same person, for the same person. Seconds pass while it is looked at. */
  readonly isStillAsked: () => boolean;
  /** Audit rows of a wrong attempt, in the transaction that counts it. */
  readonly onWrong: (failures: number) => void;
  /** What the secret allows, in one transaction that also clears the counter. */
  readonly act: (account: AccountWithSecrets) => Value;
}

/**
 * Looks at a secret, if the counter allows one more attempt now, and does what it allows. Attempts are looked at one
 * after the other, so that many at once do not all pass before the first is counted. Nothing happens between the look
 * and the act: the act's transaction begins with the same account, unchanged, and with `isStillAsked`.
 */
export function withSecret<Value>(
  context: Context,
  attempt: SecretAttempt<Value>,
): Promise<SecretOutcome<Value>> {
  return context.secretsOneAtATime(async (): Promise<SecretOutcome<Value>> => {
    const { scope, subject } = attempt;
    const { lockedUntil } = getThrottle(context.db, scope, subject);
    if (lockedUntil !== null && context.clock.now().toISOString() < lockedUntil) {
      return { verdict: 'throttled', retryAt: lockedUntil };
    }
    const looked = attempt.findAccount();
    if (await attempt.isRight(looked)) {
      return transact(context.db, (): SecretOutcome<Value> => {
        const account = attempt.findAccount();
        if (account === undefined || !isDeepStrictEqual(account, looked) || !attempt.isStillAsked()) {
          return { verdict: 'over' };
        }
        clearThrottle(context.db, scope, subject);
        return { verdict: 'done', value: attempt.act(account) };
      });
    }
    const failures = transact(context.db, () => {
      const now = context.clock.now();
      const counted = recordFailure(context.db, scope, subject, (count) =>
        waitAfter(count) === 0 ? null : new Date(now.getTime() + waitAfter(count)),
      );
      attempt.onWrong(counted.failures);
      return counted.failures;
    });
    return { verdict: 'wrong', failures, isStillAsked: attempt.isStillAsked() };
  });
}

/** The other counters of somebody who signed in with the password, inside that transaction. */
export function clearAttempts(context: Context, scope: SecretScope, subject: string): void {
  clearThrottle(context.db, scope, subject);
}
