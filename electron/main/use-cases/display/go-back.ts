import type { Context } from '#electron/main/context/context.ts';
import { done, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show } from '#electron/main/display/act.ts';
import { sessionBefore } from '#electron/main/display/back.ts';
import { endSession } from '#electron/main/display/end-session.ts';
import { saveIssuance } from '#electron/main/display/issuance-progress.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';

/** One step back where it does no harm; in a stage of several parts, the last part first. */
export function goBack(context: Context): Result<'goBack'> {
  const session = sessionOf(context, 'goBack');
  const before = sessionBefore(session);
  if (before === undefined) return wrongStep;
  if (before === null) {
    endSession(context, session);
    showClerk(context);
  } else if (before === session) {
    session.keyboard.close();
  } else if (before.kind === 'issuance') {
    act(context, session, () => {
      saveIssuance(context, before);
      return before;
    });
  } else {
    show(context, session, () => before);
    if (before.stage === 'service-proof') showClerk(context);
  }
  return done({});
}
