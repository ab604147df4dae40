import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { getAccount } from '#electron/main/db/accounts/account-store.ts';
import type { EventPayload } from '#shared/contract/head-office/events.ts';

type AccountChange = Pick<EventPayload<'account-changed'>, 'change' | 'changedBy' | 'coSignedBy' | 'reason'>;

/** Tells head office what an account is from now on and who made it so, in the transaction that did. */
export function tellAccountChanged(context: Context, accountId: string, change: AccountChange): void {
  const changedAt = context.clock.now().toISOString();
  emit(context, 'account-changed', null, { ...accountToTell(context, accountId), ...change, changedAt });
}

/** What head office knows of an account: none of its secrets, nor their hashes. */
export function accountToTell({ db }: Pick<Context, 'db'>, accountId: string) {
  const { name, username, role, active, signOff } = getAccount(db, accountId);
  return { accountId, name, username, role, active, signOff };
}
