import type { Context } from '#electron/main/context.ts';
import { findAccountByUsername } from '#electron/main/db/account-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { saveMrzAcceptance } from '#electron/main/db/visit-store.ts';
import { checkSecret, clearAttempts } from '#electron/main/session/check-secret.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { isSecretOf } from '#electron/main/session/staff-secret.ts';
import { findOpenVisit } from './open-visit.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

const act = 'accept-mrz';

/** A supervisor, never the caller, signs for a document whose check digits are wrong. Source: domain.md 4 and 6. */
export async function acceptMrz(
  context: Context,
  { visitId, coSignature }: Input<'acceptMrz'>,
): Promise<Result<'acceptMrz'>> {
  const caller = requireAccount(context);
  const { username, secret, reason } = coSignature;
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  const { reference } = open.visit;
  if (username === caller.username) {
    transact(context.db, () => record(context, 'co-signature-failed', reference, { act, code: 'own-act' }));
    return failed({ code: 'own-act' });
  }

  const check = await checkSecret(context, {
    scope: 'co-signature',
    subject: username,
    isRight: async () => {
      const account = findAccountByUsername(context.db, username);
      const isRight = await isSecretOf(context, account, secret);
      return isRight && account?.role === 'supervisor';
    },
    onWrong: () => record(context, 'co-signature-failed', reference, { act, code: 'wrong-co-signer' }),
  });
  if (check.verdict === 'throttled') return failed({ code: 'throttled', retryAt: check.retryAt });
  const coSigner = findAccountByUsername(context.db, username);
  if (check.verdict === 'wrong' || coSigner === undefined) return failed({ code: 'wrong-co-signer' });

  return transact(context.db, () => {
    const still = findOpenVisit(context, visitId);
    if (!still.ok) return still;
    clearAttempts(context, 'co-signature', username);
    saveMrzAcceptance(context.db, visitId, coSigner.id, reason);
    record(context, 'mrz-accepted', reference, { coSigner: coSigner.id });
    return done({});
  });
}
