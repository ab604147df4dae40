import type { Context } from '#electron/main/context.ts';
import {
  countActiveAdmins,
  findAccount,
  findAccountByUsername,
  insertAccount,
  listAccounts as listStoredAccounts,
  setAccountActive as setStoredAccountActive,
} from '#electron/main/db/account-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { hashText } from '#electron/main/session/hash-text.ts';
import { record, recordAs } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { isPasswordStrong, isPinStrong } from '#electron/main/session/staff-secret-policy.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

export function listAccounts(context: Context): Result<'listAccounts'> {
  return done(listStoredAccounts(context.db));
}

export async function createAccount(
  context: Context,
  { name, username, role, password, pin }: Input<'createAccount'>,
): Promise<Result<'createAccount'>> {
  const caller = requireAccount(context);
  if (!(await isPasswordStrong(password, username, context.estimateGuesses)))
    return failed({ code: 'weak-password' });
  if (!isPinStrong(pin)) return failed({ code: 'weak-pin' });
  if (findAccountByUsername(context.db, username) !== undefined) return failed({ code: 'username-taken' });
  const passwordHash = await hashText(context, password);
  const pinHash = await hashText(context, pin);

  return transact(context.db, () => {
    if (findAccountByUsername(context.db, username) !== undefined) return failed({ code: 'username-taken' });
    const account = {
      id: context.randomness.uuid(),
      name,
      username,
      role,
      active: true,
      createdAt: context.clock.now().toISOString(),
    };
    insertAccount(context.db, { ...account, passwordHash, pinHash });
    recordAs(context, caller.id, 'account-created', null, { account: account.id, role });
    return done(account);
  });
}

/** Nobody switches themselves off, and the terminal keeps an administrator. */
export function setAccountActive(
  context: Context,
  { accountId, active }: Input<'setAccountActive'>,
): Result<'setAccountActive'> {
  const caller = requireAccount(context);
  return transact(context.db, () => {
    const account = findAccount(context.db, accountId);
    if (account === undefined) return failed({ code: 'not-found' });
    if (account.id === caller.id) return failed({ code: 'own-account' });
    if (account.active === active) return done({});
    if (!active && account.role === 'admin' && countActiveAdmins(context.db) === 1) {
      return failed({ code: 'last-admin' });
    }
    setStoredAccountActive(context.db, accountId, active);
    record(context, active ? 'account-activated' : 'account-deactivated', null, { account: accountId });
    return done({});
  });
}
