import { waitAfter } from '#electron/main/context/throttle-rule.ts';
import { type AccountWithSecrets, findAccountByUsername } from '#electron/main/db/accounts/account-store.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import type { Runtime } from './runtime.ts';

type Checked =
  | { readonly ok: true; readonly account: AccountWithSecrets }
  | { readonly ok: false; readonly error: { readonly code: 'throttled'; readonly retryAt: string } }
  | { readonly ok: false; readonly error: { readonly code: 'wrong-sign-in' | 'not-allowed' } };

/**
 * Whether an administrator or a supervisor stands before a store in which nobody can sign in. Wrong passwords are counted
 * in memory: nothing is written there before somebody decided.
 */
export function createEntranceCheck({ scheduler, environment }: Runtime) {
  let failures = 0;
  let lockedUntil = 0;
  return async (
    { db, hasher }: Pick<Store, 'db' | 'hasher'>,
    { username, password }: { readonly username: string; readonly password: string },
  ): Promise<Checked> => {
    const wait = lockedUntil - scheduler.monotonic();
    if (wait > 0) {
      const retryAt = new Date(environment.systemTime().getTime() + wait).toISOString();
      return { ok: false, error: { code: 'throttled', retryAt } };
    }
    const account = findAccountByUsername(db, username);
    const isSame = await hasher.verify(account?.passwordHash, Buffer.from(password, 'utf8'));
    if (!isSame || account === undefined || !mayAct(account)) {
      failures += 1;
      lockedUntil = scheduler.monotonic() + waitAfter(failures);
      return { ok: false, error: { code: 'wrong-sign-in' } };
    }
    const isAllowed = account.role === 'admin' || account.role === 'supervisor';
    return isAllowed ? { ok: true, account } : { ok: false, error: { code: 'not-allowed' } };
  };
}
