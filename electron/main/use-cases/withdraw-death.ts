import type { Context } from '#electron/main/context.ts';
import { insertOutboxItem } from '#electron/main/db/outbox-store.ts';
import { insertWithdrawnDeath } from '#electron/main/db/revocation-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { findWorker } from '#electron/main/db/worker-store.ts';
import type { CoSigner } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { isPersonClosed } from './open-visit.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/**
 * A person recorded as dead lives. The credential that ended stays ended: a new one is issued with its proofs, as after
 * any other error. Both names, trail and head office in one transaction.
 */
export function withdrawDeath(
  context: Context,
  { workerId }: Omit<Input<'withdrawDeath'>, 'coSignature'>,
  coSigner: CoSigner,
): Result<'withdrawDeath'> {
  const { db } = context;
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  if (!isPersonClosed(context, workerId)) return failed({ code: 'not-closed' });
  const { identificationCode } = worker;
  const at = context.clock.now();
  transact(db, () => {
    insertWithdrawnDeath(db, {
      workerId,
      attendedBy: requireAccount(context).id,
      coSignedBy: coSigner.id,
      reason: coSigner.reason,
      at,
    });
    record(context, 'death-withdrawn', identificationCode, { coSigner: coSigner.id });
    insertOutboxItem(db, {
      id: context.randomness.uuid(),
      kind: 'death-withdrawn',
      subject: workerId,
      payload: { workerId, identificationCode, withdrawnAt: at.toISOString() },
      at,
    });
  });
  return done({});
}
