import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { insertWithdrawnDeath, listRevocations } from '#electron/main/db/people/revocation-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';
import { isPersonClosed } from '../registration/open-visit.ts';

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
    const deaths = insertWithdrawnDeath(db, { workerId, approvalId: coSigner.approvalId, at });
    record(context, 'death-withdrawn', identificationCode, { coSigner: coSigner.id });
    for (const credentialId of deaths) {
      emit(context, 'death-withdrawn', workerId, {
        workerId,
        identificationCode,
        ...signatureOf(coSigner),
        credentialId,
        withdrawnAt: at.toISOString(),
      });
    }
    return done({});
  },
};
