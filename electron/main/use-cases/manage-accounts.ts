import type { Context } from '#electron/main/context.ts';
import {
  countActiveAdmins,
  findAccount,
  findAccountByUsername,
  insertAccount,
  insertAccountAct,
  listAccounts as listStoredAccounts,
  setAccountActive as setStoredAccountActive,
} from '#electron/main/db/account-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { hashText } from '#electron/main/session/hash-text.ts';
import { record, recordAs } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { isPasswordStrong, isPinStrong } from '#electron/main/session/staff-secret-policy.ts';
import type { Account } from '#shared/api/clerk-session-methods.ts';
import { isLikelySamePerson, seenWords } from '#shared/rules/account-names.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

export function listAccounts(context: Context): Result<'listAccounts'> {
  return done(listStoredAccounts(context.db));
}

/** An account whose name reads like another's is likely a second one of the same person: it needs a reason. */
export async function createAccount(
  context: Context,
  { name, username, role, password, pin, otherPerson }: Input<'createAccount'>,
): Promise<Result<'createAccount'>> {
  const caller = requireAccount(context);
  if (seenWords(name).length === 0) return failed({ code: 'name-not-usable' });
  if (!(await isPasswordStrong(password, username, context.estimateGuesses))) {
    return failed({ code: 'weak-password' });
  }
  if (!isPinStrong(pin)) return failed({ code: 'weak-pin' });
  const refusal = findRefusal(context, name, username, otherPerson);
  if (refusal !== undefined) return failed(refusal);
  const passwordHash = await hashText(context, password);
  const pinHash = await hashText(context, pin);

  return transact(context.db, () => {
    const lateRefusal = findRefusal(context, name, username, otherPerson);
    if (lateRefusal !== undefined) return failed(lateRefusal);
    const likely = listLikely(context, name);
    const at = context.clock.now().toISOString();
    const account = { id: context.randomness.uuid(), name, username, role, active: true, createdAt: at };
    insertAccount(context.db, { ...account, passwordHash, pinHash });
    if (likely.length > 0 && otherPerson !== null) {
      const act = { act: 'created', doneBy: caller.id, reason: otherPerson, at } as const;
      insertAccountAct(context.db, { accountId: account.id, ...act });
    }
    recordAs(context, caller.id, 'account-created', null, {
      account: account.id,
      role,
      likely: likely.length,
    });
    return done(account);
  });
}

function findRefusal(context: Context, name: string, username: string, otherPerson: string | null) {
  if (findAccountByUsername(context.db, username) !== undefined) return { code: 'username-taken' } as const;
  const accounts = listLikely(context, name);
  return accounts.length > 0 && otherPerson === null
    ? ({ code: 'likely-same-person', accounts } as const)
    : undefined;
}

/** Also those that are switched off: somebody who left has not become another person. */
function listLikely({ db }: Context, name: string): Account[] {
  return listStoredAccounts(db).filter((account) => isLikelySamePerson(account.name, name));
}

/** Nobody switches themselves off, and the terminal keeps an administrator. */
export function setAccountActive(
  context: Context,
  { accountId, active, reason }: Input<'setAccountActive'>,
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
    insertAccountAct(context.db, {
      accountId,
      act: active ? 'activated' : 'deactivated',
      doneBy: caller.id,
      reason,
      at: context.clock.now().toISOString(),
    });
    record(context, active ? 'account-activated' : 'account-deactivated', null, { account: accountId });
    return done({});
  });
}
