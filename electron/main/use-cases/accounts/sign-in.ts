import { clearAttempts, withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import { hashText, isSameText } from '#electron/main/context/hash-text.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  type AccountWithSecrets,
  findAccountByUsername,
  updateAccountPasswordHash,
} from '#electron/main/db/accounts/account-store.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import { waitForPlace } from '../safety/wait-for-place.ts';
import { endSession } from './sign-out.ts';
import { warmReaderSoon } from './warm-reader.ts';

/**
 * Unknown user, wrong password and closed account answer with the same words after the same work, and count alike.
 * Source: OWASP ASVS 6.3.8 (no difference that reveals valid users).
 */
export async function signIn(
  context: Context,
  { username, password }: Input<'signIn'>,
): Promise<Result<'signIn'>> {
  if (!(await waitForPlace(context))) return failed({ code: 'wrong-sign-in' });
  const { session } = context;
  const before = session.account;
  let renewedHash: string | undefined;
  const outcome = await withSecret(context, {
    scope: 'sign-in',
    subject: username,
    findAccount: () => findAccountByUsername(context.db, username),
    isRight: async (account) => {
      const isSame = await isSameText(context.hasher, account?.passwordHash, password);
      const isRight = isSame && account?.active === true;
      if (isRight && account.passwordHash !== null && context.hasher.isOutdated(account.passwordHash)) {
        renewedHash = await hashText(context.hasher, password);
      }
      return isRight;
    },
    // Nobody's session ends because somebody else's sign-in took its time.
    isStillAsked: () => session.account === before,
    onWrong: (failures) => {
      const account = findAccountByUsername(context.db, username);
      recordAs(context, account?.id ?? null, 'sign-in-failed', null, { failures });
    },
    act: (account) => {
      // Nobody's session ends for an account that cannot be used yet.
      if (!mayAct(account)) {
        recordAs(context, account.id, 'sign-in-not-signed-off', null, {});
        return 'not-signed-off';
      }
      endSession(context);
      clearAttempts(context, 'unlock', account.id);
      clearAttempts(context, 'take-back', account.id);
      clearAttempts(context, 'co-signature', username);
      if (renewedHash !== undefined) updateAccountPasswordHash(context.db, account.id, renewedHash);
      recordAs(context, account.id, 'signed-in', null, { role: account.role });
      afterCommit(context.db, () => begin(context, account));
      return 'begun';
    },
  });
  switch (outcome.verdict) {
    case 'done':
      return outcome.value === 'begun' ? done({}) : failed({ code: 'not-signed-off' });
    case 'wrong':
    case 'over':
      return failed({ code: 'wrong-sign-in' });
    case 'throttled':
      transact(context.db, () =>
        recordAs(context, null, 'sign-in-throttled', null, { retryAt: outcome.retryAt }),
      );
      return failed({ code: 'throttled', retryAt: outcome.retryAt });
  }
}

function begin(context: Context, { id, name, username, role, language }: AccountWithSecrets): void {
  context.session.account = { id, name, username, role };
  context.session.language = language;
  context.session.clerkTouchedAt = context.scheduler.monotonic();
  if (role === 'clerk' || role === 'supervisor') warmReaderSoon(context);
}
