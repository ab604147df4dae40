import { insertOutboxItem } from '#electron/main/db/outbox-store.ts';
import { insertWithdrawnDeath, listRevocations } from '#electron/main/db/revocation-store.ts';
import { findWorker } from '#electron/main/db/worker-store.ts';
import type { CoSignedAct } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { shownPerson } from '#electron/main/session/shown-person.ts';
import { isPersonClosed } from './open-visit.ts';
import { done, failed } from './use-case.ts';

/**
 * A person recorded as dead lives. The credential that ended stays ended: a new one is issued with its proofs, as after
 * any other error. Both names, trail and head office.
 */
export const deathWithdrawal: CoSignedAct<'withdrawDeath'> = {
  show(context, { workerId }) {
    const worker = findWorker(context.db, workerId);
    if (worker === undefined) return failed({ code: 'not-found' });
    if (!isPersonClosed(context, workerId)) return failed({ code: 'not-closed' });
    return done({
      about: worker.identificationCode,
      facts: shownPerson(worker),
      version: listRevocations(context.db, workerId),
    });
  },
  run(context, { workerId }, coSigner) {
    const { db } = context;
    const worker = findWorker(db, workerId);
    if (worker === undefined) return failed({ code: 'not-found' });
    const { identificationCode } = worker;
    const at = context.clock.now();
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
    return done({});
  },
};
