import { clearAttempts, withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import { hashText, isSameText } from '#electron/main/context/hash-text.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { isPasswordStrong, isPinStrong } from '#electron/main/context/staff-secret-policy.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  findAccount,
  saveLanguage,
  updateAccountPasswordHash,
  updateAccountPinHash,
} from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';

/**
 * A person's own password or PIN, or both. The password in force is asked, not the PIN: who finds a screen unlocked, or
 * saw four digits typed, must not make the account theirs. Throttled as a sign-in is.
 */
export async function changeOwnSecrets(
  context: Context,
  { password, newPassword, newPin }: Input<'changeOwnSecrets'>,
): Promise<Result<'changeOwnSecrets'>> {
  const { session } = context;
  const account = requireAccount(context);
  if (newPassword !== null) {
    if (newPassword === password) return failed({ code: 'same-as-before' });
    if (!(await isPasswordStrong(newPassword, account.username, context.estimateGuesses))) {
      return failed({ code: 'weak-password' });
    }
  }
  if (newPin !== null && !isPinStrong(newPin)) return failed({ code: 'weak-pin' });
  const passwordHash = newPassword === null ? null : await hashText(context.hasher, newPassword);
  const pinHash = newPin === null ? null : await hashText(context.hasher, newPin);
  if (passwordHash === null && pinHash === null) return failed({ code: 'same-as-before' });
  try {
    const outcome = await withSecret(context, {
      scope: 'own-secrets',
      subject: account.id,
      findAccount: () => findAccount(context.db, account.id),
      isRight: async (known) => {
        const isSame = await isSameText(context.hasher, known?.passwordHash, password);
        return isSame && known !== undefined && mayAct(known);
      },
      isStillAsked: () => session.account === account && !session.locked,
      onWrong: (failures) => recordAs(context, account.id, 'own-secrets-refused', null, { failures }),
      act: () => {
        if (passwordHash !== null) updateAccountPasswordHash(context.db, account.id, passwordHash);
        if (pinHash !== null) updateAccountPinHash(context.db, account.id, pinHash);
        // The password was right: a PIN that was guessed at too often counts again.
        clearAttempts(context, 'unlock', account.id);
        clearAttempts(context, 'take-back', account.id);
        clearAttempts(context, 'co-signature', account.username);
        const what = [passwordHash && 'password', pinHash && 'pin'].filter(Boolean).join(',');
        recordAs(context, account.id, 'own-secrets-changed', null, { what });
      },
    });
    switch (outcome.verdict) {
      case 'done':
        return done({});
      case 'throttled':
        return failed({ code: 'throttled', retryAt: outcome.retryAt });
      case 'wrong':
      case 'over':
        return failed({ code: 'wrong-secret' });
    }
  } catch (error) {
    if (isDiskFull(error)) return failed({ code: 'disk-full' });
    throw error;
  }
}

/** Goes with the account from now on, whoever was signed in before. */
export function chooseOwnLanguage(
  context: Context,
  { language }: Input<'chooseOwnLanguage'>,
): Result<'chooseOwnLanguage'> {
  const { id } = requireAccount(context);
  if (context.session.language === language) return done({});
  transact(context.db, () => {
    saveLanguage(context.db, id, language);
    record(context, 'own-language-chosen', null, { language });
    afterCommit(context.db, () => {
      context.session.language = language;
    });
  });
  return done({});
}
