import type { Context } from '#electron/main/context.ts';
import { clearThrottle, getThrottle, recordFailure } from '#electron/main/db/throttle-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { waitAfter } from './throttle-rule.ts';

/** What is guessed; each has its own counter per account or terminal, in the database. */
export type SecretScope = 'sign-in' | 'unlock' | 'take-back' | 'co-signature';

export type SecretVerdict =
  | { readonly verdict: 'right' }
  | { readonly verdict: 'wrong' }
  | { readonly verdict: 'throttled'; readonly retryAt: string };

export interface SecretAttempt {
  readonly scope: SecretScope;
  readonly subject: string;
  /** Takes the same time whether or not there is such an account. */
  readonly isRight: () => Promise<boolean>;
  /** Audit rows of a wrong attempt, in the transaction that counts it. */
  readonly onWrong: (failures: number) => void;
}

/**
 * Looks at a secret, if the counter allows one more attempt now. Attempts are looked at one after the other, so that
 * many at once do not all pass before the first is counted. The caller clears the counter with the act it allows.
 */
export function checkSecret(context: Context, attempt: SecretAttempt): Promise<SecretVerdict> {
  return context.secretsOneAtATime(async () => {
    const { scope, subject } = attempt;
    const { lockedUntil } = getThrottle(context.db, scope, subject);
    if (lockedUntil !== null && context.clock.now().toISOString() < lockedUntil) {
      return { verdict: 'throttled', retryAt: lockedUntil };
    }
    if (await attempt.isRight()) return { verdict: 'right' };
    transact(context.db, () => {
      const now = context.clock.now();
      const { failures } = recordFailure(context.db, scope, subject, (count) =>
        waitAfter(count) === 0 ? null : new Date(now.getTime() + waitAfter(count)),
      );
      attempt.onWrong(failures);
    });
    return { verdict: 'wrong' };
  });
}

/** After a right secret, inside the transaction of the act. */
export function clearAttempts(context: Context, scope: SecretScope, subject: string): void {
  clearThrottle(context.db, scope, subject);
}
