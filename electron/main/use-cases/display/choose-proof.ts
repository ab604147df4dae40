import type { Context } from '#electron/main/context/context.ts';
import { done, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { show } from '#electron/main/display/act.ts';
import { passStage } from '#electron/main/display/issuance-progress.ts';
import { advance, offersKit } from '#electron/main/display/service-step.ts';
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
