import type { Context } from '#electron/main/context/context.ts';
import type { ServiceTurn } from '#electron/main/context/service-turn.ts';
import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import { clearKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { saveServiceProof } from '#electron/main/db/services/service-store.ts';
import { finishService, showOutcome } from '#electron/main/display/end-service.ts';
import { offerKit } from '#electron/main/display/kit-progress.ts';
import { unlockCredential } from '#electron/main/display/unlock-credential.ts';
import type { ServiceProof } from '#shared/domain/display/service-states.ts';

/**
 * Inside the transaction that spends the proof: an unlock or a change of contact data is done with it, a recovery goes
 * on to the new credential, a service of the kit to its sheet. A proof at the counter wakes a sheet that rested after
 * wrong codes.
 * What comes back shows it, once the transaction is on the disk. Throws when a recovery's three answers are missing.
 */
export function passProof(
  context: Context,
  service: ServiceTurn,
  worker: TurnWorker,
  proof: ServiceProof,
): () => void {
  saveServiceProof(context.db, service.visitId, proof);
  if (proof === 'counter') clearKitAttempts(context.db, worker.identificationCode);
  if (service.purpose === 'kit') {
    if (proof === 'kit') throw new Error('a sheet begets no sheet');
    return () => {
      service.kit = offerKit(context, worker);
      service.stage = 'kit-sheet';
    };
  }
  if (service.purpose === 'recover') {
    if (!service.identityProved) throw new Error('a recovery was proved before its answers');
    return () => {
      service.stage = 'new-credential';
    };
  }
  if (service.purpose === 'contact') {
    finishService(context, service, 'contact-changed');
    return () => showOutcome(service, 'contact-changed');
  }
  unlockCredential(context, { code: worker.identificationCode, workerId: worker.workerId }, proof);
  finishService(context, service, 'unlocked');
  return () => showOutcome(service, 'unlocked');
}
