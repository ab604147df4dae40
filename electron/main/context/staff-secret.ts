import type { AccountWithSecrets } from '#electron/main/db/accounts/account-store.ts';
import { getThrottle } from '#electron/main/db/accounts/throttle-store.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import type { Context } from './context.ts';
import { isSameText } from './hash-text.ts';

/**
 * Wrong secrets in a row, over every place that takes a PIN, after which only the password counts until its owner
 * signs in with it: four digits do not outlast a patient colleague. Source: NIST SP 800-63B 3.2.2 (at most 100).
 */
export const pinGuesses = 10;

/**
 * Whether `secret` is the PIN or the password of an account that may act. Both hashes are always computed, also for an
 * account that does not exist, so that the time says nothing.
 */
export async function isSecretOf(
  context: Context,
  account: AccountWithSecrets | undefined,
  secret: string,
): Promise<boolean> {
  const isPin = await isPinOf(context, account, secret);
  const isPassword = await isSameText(context.hasher, account?.passwordHash, secret);
  return (isPin || isPassword) && account !== undefined && mayAct(account);
}

/** Whether `pin` is the PIN of an account that may act, and not yet guessed at too often. Always one hash of work. */
export async function isPinOf(
  context: Context,
  account: AccountWithSecrets | undefined,
  pin: string,
): Promise<boolean> {
  const isSame = await isSameText(context.hasher, account?.pinHash, pin);
  return isSame && account !== undefined && mayAct(account) && !isPinSpent(context, account);
}

function isPinSpent({ db }: Context, { id, username }: AccountWithSecrets): boolean {
  const failures =
    getThrottle(db, 'unlock', id).failures +
    getThrottle(db, 'take-back', id).failures +
    getThrottle(db, 'co-signature', username).failures;
  return failures >= pinGuesses;
}
