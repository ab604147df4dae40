import type { Context } from '#electron/main/context/context.ts';
import { auditSubject, type DisplaySession } from '#electron/main/context/display-session.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { isPinOf, pinGuesses } from '#electron/main/context/staff-secret.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { withdraw } from '#electron/main/display/act.ts';
import { saveEnd } from '#electron/main/display/end-session.ts';
import { unlockView } from '../accounts/unlock-view.ts';

/** The clerk ends the session at the display, of an issuance or a service, from their own view. */
export function takeBack(context: Context): Result<'takeBack'> {
  const { display } = context.session;
  if (display !== null) end(context, display, 'counter');
  else context.showView('clerk');
  return done({});
}

/** One display: the clerk's own PIN, typed on the worker's view, brings the clerk's view back, unlocked. */
export async function takeBackWithPin(
  context: Context,
  { pin }: Input<'takeBackWithPin'>,
): Promise<Result<'takeBackWithPin'>> {
  const { session } = context;
  const { account, display } = session;
  if (account === null || display === null) return failed({ code: 'wrong-pin' });
  return unlockView(context, account, {
    scope: 'take-back',
    isRight: (known) => isPinOf(context, known, pin),
    isStillAsked: () => session.display?.key === display.key,
    onWrong: (failures) =>
      recordAs(context, account.id, 'take-back-failed', auditSubject(display), { failures }),
    act: () => end(context, display, 'pin'),
    // The worker's session is kept where it stands.
    guesses: pinGuesses,
    wrong: 'wrong-pin',
  });
}

/** One act, whatever ends with it; and whatever the disk says: what is on the display is somebody's. */
function end(context: Context, session: DisplaySession, by: 'counter' | 'pin'): void {
  context.showView('clerk');
  withdraw(context, session, null, (present) => {
    record(context, 'taken-back', auditSubject(present), { by, stage: present.stage });
    saveEnd(context, present);
  });
}
