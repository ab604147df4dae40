import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  countActiveAdmins,
  findAccount,
  findAccountByUsername,
  getAccount,
  insertAccount,
  insertAccountAct,
  listAccounts as listStoredAccounts,
  setSignOff,
  setAccountActive as setStoredAccountActive,
} from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { Account } from '#shared/contract/kiosk/accounts/account-methods.ts';
import { isLikelySamePerson, isPlainlyWritten } from '#shared/domain/accounts/account-names.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import { drawOneTimeSecret } from './account-secrets.ts';
import { accountToTell, tellAccountChanged } from './tell-account.ts';
import { findSomebodyElse } from './vouch-for-account.ts';

/** A one-time secret whose time is over is none. */
export function listAccounts(context: Context): Result<'listAccounts'> {
  const now = context.clock.now().toISOString();
  return done(
    listStoredAccounts(context.db).map((account) => ({
      ...account,
      oneTimeSecretUntil: (account.oneTimeSecretUntil ?? '') > now ? account.oneTimeSecretUntil : null,
    })),
  );
}

/**
 * An account that can do nothing until its own person has chosen password and PIN, and somebody else has vouched for it.
 * One whose name reads like another's is likely a second one of the same person: it needs a reason.
 */
export async function createAccount(
  context: Context,
  { name, username, role, otherPerson }: Input<'createAccount'>,
): Promise<Result<'createAccount'>> {
  const caller = requireAccount(context);
  const refusal = findRefusal(context, name, username, otherPerson);
  if (refusal !== undefined) return failed(refusal);
  try {
    const give = await drawOneTimeSecret(context);
    return transact(context.db, () => {
      const lateRefusal = findRefusal(context, name, username, otherPerson);
      if (lateRefusal !== undefined) return failed(lateRefusal);
      const likely = listLikely(context, name);
      const at = context.clock.now().toISOString();
      const id = context.randomness.uuid();
      const isAlone = findSomebodyElse(context, caller.id, id) === undefined;
      insertAccount(context.db, {
        id,
        name,
        username,
        role,
        active: true,
        createdAt: at,
        createdBy: caller.id,
        signOff: isAlone ? 'alone' : 'waiting',
        passwordHash: null,
        pinHash: null,
      });
      if (likely.length > 0 && otherPerson !== null) {
        const act = { act: 'created', doneBy: caller.id, reason: otherPerson, at } as const;
        insertAccountAct(context.db, { accountId: id, ...act });
      }
      recordAs(context, caller.id, 'account-created', null, { account: id, role, likely: likely.length });
      if (isAlone) recordAs(context, caller.id, 'account-accepted-alone', null, { account: id });
      emit(context, 'account-created', null, {
        ...accountToTell(context, id),
        createdBy: caller.id,
        reason: likely.length > 0 ? otherPerson : null,
        createdAt: at,
      });
      const oneTimeSecret = give(id);
      return done({ account: getAccount(context.db, id), oneTimeSecret });
    });
  } catch (error) {
    if (isDiskFull(error)) return failed({ code: 'disk-full' });
    throw error;
  }
}

function findRefusal(context: Context, name: string, username: string, otherPerson: string | null) {
  if (findAccountByUsername(context.db, username) !== undefined) return { code: 'username-taken' } as const;
  const accounts = listLikely(context, name);
  if (accounts.length > 0 && otherPerson === null) return { code: 'likely-same-person', accounts } as const;
  // Nobody's name, or one that hides whose: where it is known whose it reads like, that was said.
  return accounts.length > 0 || isPlainlyWritten(name) ? undefined : ({ code: 'name-not-usable' } as const);
}

/** Also those that are switched off: somebody who left has not become another person. */
function listLikely({ db }: Context, name: string): Account[] {
  return listStoredAccounts(db).filter((account) => isLikelySamePerson(account.name, name));
}

/**
 * Nobody switches themselves off, and the terminal keeps an administrator. An account that comes back is vouched for
 * anew: what somebody left behind is the easiest second hand.
 */
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
    if (!active && account.role === 'admin' && mayAct(account) && countActiveAdmins(context.db) === 1) {
      return failed({ code: 'last-admin' });
    }
    setStoredAccountActive(context.db, accountId, active);
    const isAlone = active && findSomebodyElse(context, caller.id, accountId) === undefined;
    if (active) setSignOff(context.db, accountId, isAlone ? 'alone' : 'waiting');
    insertAccountAct(context.db, {
      accountId,
      act: active ? 'activated' : 'deactivated',
      doneBy: caller.id,
      reason,
      at: context.clock.now().toISOString(),
    });
    record(context, active ? 'account-activated' : 'account-deactivated', null, { account: accountId });
    if (isAlone) record(context, 'account-accepted-alone', null, { account: accountId });
    const change = active ? 'activated' : 'deactivated';
    tellAccountChanged(context, accountId, { change, changedBy: caller.id, coSignedBy: null, reason });
    return done({});
  });
}
