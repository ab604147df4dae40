import type { Context } from '#electron/main/context.ts';
import type { AccountWithSecrets } from '#electron/main/db/account-store.ts';
import { isSameText } from './hash-text.ts';

/**
 * Whether `secret` is the PIN or the password of an active account. Both hashes are always computed, also for an
 * account that does not exist, so that the time says nothing.
 */
export async function isSecretOf(
  context: Context,
  account: AccountWithSecrets | undefined,
  secret: string,
): Promise<boolean> {
  const isPin = await isSameText(context, account?.pinHash ?? (await context.decoyHash), secret);
  const isPassword = await isSameText(context, account?.passwordHash ?? (await context.decoyHash), secret);
  return (isPin || isPassword) && account?.active === true;
}
