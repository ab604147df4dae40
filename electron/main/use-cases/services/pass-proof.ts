import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, ServiceSession } from '#electron/main/context/display-session.ts';
import { clearKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { saveServiceProof } from '#electron/main/db/services/service-store.ts';
import { offerKit } from '#electron/main/display/kit-progress.ts';
import { advance, finishService } from '#electron/main/display/service-step.ts';
import { unlockCredential } from '#electron/main/display/unlock-credential.ts';
import type { ServiceProof } from '#shared/domain/display/service-states.ts';

/**
 * Inside the act that spends the proof: an unlock or a change of contact data is done with it, a recovery goes
 * on to the new credential, a service of the kit to its sheet. A proof at the counter wakes a sheet that rested after
 * wrong codes.
 * Throws when a recovery's three answers are missing.
 */
export function passProof(
  context: Context,
  session: ServiceSession,
  worker: AttendedPerson,
  proof: ServiceProof,
): ServiceSession {
  saveServiceProof(context.db, session.visitId, proof);
  if (proof === 'counter') clearKitAttempts(context.db, worker.identificationCode);
  switch (session.purpose) {
    case 'kit':
      if (proof === 'kit') throw new Error('a sheet begets no sheet');
      return advance(context, session, 'proved', { kit: offerKit(context, worker) });
    case 'recover':
      if (!session.identityProved) throw new Error('a recovery was proved before its answers');
      return advance(context, session, 'proved');
    case 'contact':
      return finishService(context, session, 'proved', 'contact-changed');
    case 'check':
    case 'unlock':
    case 'assisted':
      unlockCredential(context, { code: worker.identificationCode, workerId: worker.workerId }, proof);
      return finishService(context, session, 'proved', 'unlocked');
  }
}
