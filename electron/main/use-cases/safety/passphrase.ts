import { type SecretAttempt, withSecret } from '#electron/main/context/check-secret.ts';
import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { isPassphraseStrong } from '#electron/main/context/staff-secret-policy.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { findAccount } from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { changeSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import { deskOf } from './manage-place.ts';

export async function tryPassphrase(
  context: Context,
  { passphrase }: Input<'tryPassphrase'>,
): Promise<Result<'tryPassphrase'>> {
  const outcome = await withSecret(
    context,
    attempt(context, passphrase, (accountId) => {
      recordAs(context, accountId, 'passphrase-tried', null, { right: true, failures: 0 });
    }),
  );
  if (outcome.verdict === 'done') return done({});
  if (outcome.verdict === 'throttled') return failed({ code: 'throttled', retryAt: outcome.retryAt });
  return failed({ code: 'wrong-passphrase' });
}

export async function changePassphrase(
  context: Context,
  { passphrase, newPassphrase }: Input<'changePassphrase'>,
): Promise<Result<'changePassphrase'>> {
  if (newPassphrase === passphrase) return failed({ code: 'same-as-before' });
  if (!(await isPassphraseStrong(newPassphrase, context.estimateGuesses))) {
    return failed({ code: 'weak-passphrase' });
  }
  const write = await deskOf(context).changePassphrase(newPassphrase);
  try {
    const outcome = await withSecret(
      context,
      attempt(context, passphrase, (accountId) => {
        recordAs(context, accountId, 'passphrase-changed', null, {});
        // Last, in the transaction: a disk that does not take it leaves the one before in force and on record.
        write();
      }),
    );
    if (outcome.verdict === 'done') return done({});
    if (outcome.verdict === 'throttled') return failed({ code: 'throttled', retryAt: outcome.retryAt });
    return failed({ code: 'wrong-passphrase' });
  } catch (error) {
    if (isDiskFull(error)) return failed({ code: 'disk-full' });
    throw error;
  }
}

/** Typed by an administrator: throttled for the whole terminal, since it is one paper whoever holds it. */
function attempt(
  context: Context,
  passphrase: string,
  act: (accountId: string) => void,
): SecretAttempt<void> {
  const { db, clock, session } = context;
  const account = requireAccount(context);
  return {
    scope: 'passphrase',
    subject: 'terminal',
    findAccount: () => findAccount(db, account.id),
    isRight: async (known) => {
      const isRight = await deskOf(context).isPassphrase(passphrase);
      return isRight && known !== undefined && mayAct(known);
    },
    isStillAsked: () => session.account === account && !session.locked,
    onWrong: (failures) =>
      recordAs(context, account.id, 'passphrase-tried', null, { right: false, failures }),
    act: ({ id }) => {
      changeSafetyRecord(db, { passphraseAt: clock.now().toISOString() });
      act(id);
    },
  };
}
