import type { Context } from '#electron/main/context/context.ts';
import { auditSubject } from '#electron/main/context/display-session.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show } from '#electron/main/display/act.ts';
import { endSession } from '#electron/main/display/end-session.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';

/** Calls the clerk. With one display the clerk's view comes, locked: the worker cannot use it. */
export function askForHelp(context: Context): Result<'askForHelp'> {
  const { display } = context.session;
  if (display === null || display.help !== null) return done({});
  act(context, display, (session) => {
    record(context, 'help-asked', auditSubject(session), { stage: session.stage });
    return { ...session, help: 'asked', resetsAt: null };
  });
  showClerk(context);
  return done({});
}

/** The worker no longer needs help. Other pauses end only at the counter. */
export function cancelHelp(context: Context): Result<'cancelHelp'> {
  const { display } = context.session;
  if (display?.help === 'asked') {
    const touchedAt = context.scheduler.monotonic();
    show(context, display, (session) => ({ ...session, help: null, touchedAt }));
  }
  return done({});
}

export function finishWorkerVisit(context: Context): Result<'finishWorkerVisit'> {
  endSession(context, sessionOf(context, 'finishWorkerVisit'));
  showClerk(context);
  return done({});
}
