import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, ServiceSession } from '#electron/main/context/display-session.ts';
import { clearKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { saveServiceProof } from '#electron/main/db/services/service-store.ts';
import { offerKit } from '#electron/main/display/kit-progress.ts';
import { advance, finishService } from '#electron/main/display/service-step.ts';
import { unlockCredential } from '#electron/main/display/unlock-credential.ts';
import { type ServiceProof, serviceOf } from '#shared/domain/procedures/services.ts';

/**
 * Inside the act that spends the proof: an unlock or a change of contact data is done with it, a recovery goes
 * on to the new credential, a service of the kit to its sheet. A proof at the counter wakes a sheet that rested after
 * wrong codes.
 * Throws when the three answers before it are missing, and for a proof that the service does not take.
 */
export function passProof(
  context: Context,
  session: ServiceSession,
  worker: AttendedPerson,
  proof: ServiceProof,
): ServiceSession {
  const { asks, proofs, effect } = serviceOf(session.purpose);
  if (!proofs.includes(proof)) throw new Error(`a service ${session.purpose} takes no proof ${proof}`);
  if (asks === 'three-answers' && !session.identityProved) throw new Error('proved before the answers');
  saveServiceProof(context.db, session.visitId, proof);
  if (proof === 'counter') clearKitAttempts(context.db, worker.identificationCode);
  switch (effect) {
    case 'gives-sheet':
      return advance(context, session, 'proved', { kit: offerKit(context, worker) });
    case 'recovers':
      return advance(context, session, 'proved');
    case 'changes-contact':
      return finishService(context, session, 'proved', 'contact-changed');
    case 'unlocks':
      unlockCredential(context, { code: worker.identificationCode, workerId: worker.workerId }, proof);
      return finishService(context, session, 'proved', 'unlocked');
    case 'checks':
      throw new Error('a check needs no proof');
  }
}
