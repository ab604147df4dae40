import type { Context } from '#electron/main/context/context.ts';
import { done, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { saveServicePurpose } from '#electron/main/db/services/service-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { show } from '#electron/main/display/act.ts';
import { passStage } from '#electron/main/display/issuance-progress.ts';
import { advance, advanceToProof, offersKit } from '#electron/main/display/service-step.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';

/** No mailbox now: the clerk in person, or in a service the recovery kit. */
export function chooseProof(context: Context, { proof }: Input<'chooseProof'>): Result<'chooseProof'> {
  const session = sessionOf(context, 'chooseProof');
  if (session.kind === 'issuance') {
    if (proof === 'kit') return wrongStep;
    passStage(context, session, 'counter-asked');
  } else {
    if (proof === 'kit' && !offersKit(context, session)) return wrongStep;
    const answer = proof === 'kit' ? 'kit-asked' : 'counter-asked';
    show(context, session, (present) => advance(context, present, answer));
  }
  if (proof === 'counter') showClerk(context);
  return done({});
}

/** From "locked" to unlocking, in the same visit: the attempts that were spent stay spent until it is unlocked. */
export async function unlockInstead(context: Context): Promise<Result<'unlockInstead'>> {
  const session = sessionOf(context, 'unlockInstead');
  const isThere = await advanceToProof(
    context,
    session,
    'unlock-asked',
    { purpose: 'unlock', identityProved: false },
    ({ visitId }) => saveServicePurpose(context.db, visitId, 'unlock'),
  );
  return isThere ? done({}) : wrongStep;
}
