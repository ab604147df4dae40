import { clearAttempts, withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import { hashText, isSameText } from '#electron/main/context/hash-text.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { isPasswordStrong, isPinStrong } from '#electron/main/context/staff-secret-policy.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  type AccountWithSecrets,
  findAccount,
  findAccountByUsername,
  giveOneTimeSecret,
  insertAccountAct,
  saveFirstSecrets,
} from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { OneTimeSecret } from '#shared/contract/kiosk/accounts/account-methods.ts';
import { oneTimeSecretHours } from '#shared/domain/accounts/account-status.ts';
import { makeOneTimeSecret, readOneTimeSecret } from '#shared/domain/accounts/one-time-secret.ts';
import { tellAccountChanged } from './tell-account.ts';

/** How password and PIN of an account come to be: its person alone chooses them, with a one-time secret. */

const hour = 60 * 60_000;

/**
 * A one-time secret, hashed; what comes back gives it to an account inside the caller's transaction, where password, PIN
 * and any earlier one end with it.
 */
export async function drawOneTimeSecret(context: Context): Promise<(accountId: string) => OneTimeSecret> {
  const secret = makeOneTimeSecret((below) => context.randomness.integer(below));
  const by = requireAccount(context).id;
  const hash = await hashText(context.hasher, secret);
  return (accountId) => {
    const at = context.clock.now();
    const expiresAt = new Date(at.getTime() + oneTimeSecretHours * hour).toISOString();
    giveOneTimeSecret(context.db, accountId, { hash, issuedAt: at.toISOString(), expiresAt });
    recordAs(context, by, 'one-time-secret-issued', null, { account: accountId, expiresAt });
    return { secret, expiresAt };
  };
}

/** Whether it can still be used: a clock that two people set back gives no time. */
function isOneTimeSecretGood(
  { oneTimeIssuedAt, oneTimeSecretUntil }: AccountWithSecrets,
  now: Date,
): boolean {
  if (oneTimeIssuedAt === null || oneTimeSecretUntil === null) return false;
  const at = now.toISOString();
  return oneTimeIssuedAt <= at && at < oneTimeSecretUntil;
}

/** Lost or too late, and never used: nobody has been this account yet, so that nobody's account is taken over. */
export async function renewOneTimeSecret(
  context: Context,
  { accountId }: Input<'renewOneTimeSecret'>,
): Promise<Result<'renewOneTimeSecret'>> {
  const caller = requireAccount(context);
  const give = await drawOneTimeSecret(context);
  return transact(context.db, () => {
    const account = findAccount(context.db, accountId);
    if (account === undefined || context.session.account !== caller) return failed({ code: 'not-found' });
    if (!account.active) return failed({ code: 'account-off' });
    if (account.chosenAt !== null) return failed({ code: 'in-use' });
    return done(give(accountId));
  });
}

/**
 * Two people end password and PIN of a third, whose place a one-time secret takes. What was known of them works no more,
 * so that nobody whose account was taken over goes on without noticing.
 */
export const accountReset: CoSignedAct<'resetAccount'> = {
  show(context, { accountId }) {
    const account = findAccount(context.db, accountId);
    if (account === undefined) return failed({ code: 'not-found' });
    if (account.id === requireAccount(context).id) return failed({ code: 'own-account' });
    if (!account.active) return failed({ code: 'account-off' });
    if (account.chosenAt === null) return failed({ code: 'not-begun' });
    const { name, username, role, chosenAt } = account;
    return done({
      about: null,
      facts: [
        { what: 'accountName', value: name },
        { what: 'username', value: username },
        { what: 'role', value: role },
        { what: 'chosenAt', value: chosenAt },
      ],
      version: [account.passwordHash, account.pinHash, account.oneTimeHash],
    });
  },
  async prepareRun(context) {
    const give = await drawOneTimeSecret(context);
    return (_context, { accountId }, coSigner) => {
      const at = context.clock.now().toISOString();
      const { approvalId } = coSigner;
      insertAccountAct(context.db, { accountId, act: 'reset', approvalId, at });
      record(context, 'account-reset', null, { account: accountId, coSigner: coSigner.id });
      const given = give(accountId);
      const { attendedBy: changedBy, ...signature } = signatureOf(coSigner);
      tellAccountChanged(context, accountId, { change: 'reset', changedBy, ...signature });
      return done(given);
    };
  },
};

/**
 * All that a one-time secret is good for, and once: password and PIN, chosen by whoever holds it. Unknown user, wrong
 * secret and closed account answer alike after the same work; that it came too late is said to who knows it.
 */
export async function chooseFirstSecrets(
  context: Context,
  { username, oneTimeSecret, password, pin }: Input<'chooseFirstSecrets'>,
): Promise<Result<'chooseFirstSecrets'>> {
  const secret = readOneTimeSecret(oneTimeSecret);
  const isSecretItself = readOneTimeSecret(password) !== undefined;
  if (isSecretItself || !(await isPasswordStrong(password, username, context.estimateGuesses))) {
    return failed({ code: 'weak-password' });
  }
  if (!isPinStrong(pin)) return failed({ code: 'weak-pin' });
  try {
    const passwordHash = await hashText(context.hasher, password);
    const pinHash = await hashText(context.hasher, pin);
    const outcome = await withSecret(context, {
      scope: 'first-use',
      subject: username,
      findAccount: () => findAccountByUsername(context.db, username),
      isRight: async (account) => {
        const hash = account?.oneTimeHash;
        return (await isSameText(context.hasher, hash, secret ?? '')) && account?.active === true;
      },
      // Nobody's session depends on it: what it is good for is the account alone.
      isStillAsked: () => true,
      onWrong: (failures) => {
        const account = findAccountByUsername(context.db, username);
        recordAs(context, account?.id ?? null, 'one-time-secret-refused', null, { failures });
      },
      act: (account) => {
        const now = context.clock.now();
        if (!isOneTimeSecretGood(account, now)) {
          recordAs(context, account.id, 'one-time-secret-expired', null, {});
          return 'expired';
        }
        saveFirstSecrets(context.db, account.id, { passwordHash, pinHash, at: now.toISOString() });
        for (const scope of ['unlock', 'take-back', 'own-secrets'] as const) {
          clearAttempts(context, scope, account.id);
        }
        clearAttempts(context, 'sign-in', username);
        clearAttempts(context, 'co-signature', username);
        recordAs(context, account.id, 'first-secrets-chosen', null, {});
        const chosen = { change: 'secrets-chosen', changedBy: null, coSignedBy: null, reason: null } as const;
        tellAccountChanged(context, account.id, chosen);
        return account.signOff === 'waiting' ? 'waiting' : 'usable';
      },
    });
    switch (outcome.verdict) {
      case 'done':
        return outcome.value === 'expired'
          ? failed({ code: 'expired' })
          : done({ isWaiting: outcome.value === 'waiting' });
      case 'throttled':
        return failed({ code: 'throttled', retryAt: outcome.retryAt });
      case 'wrong':
      case 'over':
        return failed({ code: 'wrong-one-time-secret' });
    }
  } catch (error) {
    if (isDiskFull(error)) return failed({ code: 'disk-full' });
    throw error;
  }
}
