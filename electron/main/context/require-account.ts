import type { Context } from './context.ts';
import type { SignedInAccount } from './session-state.ts';

/** The signed-in account of a method that dispatch only runs for one. Throws when there is none, which is a bug. */
export function requireAccount(context: Context): SignedInAccount {
  const { account } = context.session;
  if (account === null) throw new Error('nobody is signed in');
  return account;
}
