import type { Context } from '#electron/main/context.ts';
import { findAccountByUsername, updateAccountPasswordHash } from '#electron/main/db/account-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { checkSecret, clearAttempts } from '#electron/main/session/check-secret.ts';
import { hashText, isSameText } from '#electron/main/session/hash-text.ts';
import { recordAs } from '#electron/main/session/record.ts';
import { warmReaderSoon } from '#electron/main/session/warm-reader.ts';
import { endSession } from './sign-out.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/**
 * Unknown user, wrong password and closed account answer with the same words after the same work, and count alike.
 * Source: OWASP ASVS 6.3.8 (no difference that reveals valid users).
 */
export async function signIn(
  context: Context,
  { username, password }: Input<'signIn'>,
): Promise<Result<'signIn'>> {
  const check = await checkSecret(context, {
    scope: 'sign-in',
    subject: username,
    isRight: async () => {
      const account = findAccountByUsername(context.db, username);
      const isSame = await isSameText(context, account?.passwordHash ?? (await context.decoyHash), password);
      return isSame && account?.active === true;
    },
    onWrong: (failures) => {
      const account = findAccountByUsername(context.db, username);
      recordAs(context, account?.id ?? null, 'sign-in-failed', null, { failures });
    },
  });
  if (check.verdict === 'wrong') return failed({ code: 'wrong-sign-in' });
  if (check.verdict === 'throttled') {
    transact(context.db, () =>
      recordAs(context, null, 'sign-in-throttled', null, { retryAt: check.retryAt }),
    );
    return failed({ code: 'throttled', retryAt: check.retryAt });
  }

  const account = findAccountByUsername(context.db, username);
  if (account === undefined) throw new Error('the account that signed in is gone');
  const renewedHash = context.hasher.isOutdated(account.passwordHash)
    ? await hashText(context, password)
    : undefined;
  const { session } = context;
  endSession(context);
  transact(context.db, () => {
    clearAttempts(context, 'sign-in', username);
    clearAttempts(context, 'unlock', account.id);
    clearAttempts(context, 'take-back', account.id);
    clearAttempts(context, 'co-signature', username);
    if (renewedHash !== undefined) updateAccountPasswordHash(context.db, account.id, renewedHash);
    recordAs(context, account.id, 'signed-in', null, { role: account.role });
  });
  session.account = { id: account.id, name: account.name, username: account.username, role: account.role };
  session.clerkTouchedAt = context.scheduler.monotonic();
  if (account.role === 'clerk' || account.role === 'supervisor') warmReaderSoon(context);
  return done({});
}
