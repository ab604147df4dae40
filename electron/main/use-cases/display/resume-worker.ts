import type { Context } from '#electron/main/context/context.ts';
import { auditSubject, type IssuanceSession } from '#electron/main/context/display-session.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { act } from '#electron/main/display/act.ts';
import { saveIssuance } from '#electron/main/display/issuance-progress.ts';
import { drawFactQuestions, identityAttempts } from '#electron/main/display/start-issuance.ts';

/**
 * The clerk attended whoever is at the display, who goes on, on record. Attempts that an issuance spent start again, with
 * new fact questions; a service gives none back. Data that the worker called wrong are corrected and handed over anew
 * instead.
 */
export function resumeWorker(context: Context): Result<'resumeWorker'> {
  const { display } = context.session;
  if (display === null || display.help === 'data-wrong') return done({});
  act(context, display, (session) => {
    const attended = { help: null, touchedAt: context.scheduler.monotonic(), resetsAt: null };
    const attemptsRestored = session.help === 'attempts-spent';
    record(context, 'worker-resumed', auditSubject(session), { attemptsRestored });
    if (session.kind === 'service') return { ...session, ...attended };
    const after = { ...session, ...(attemptsRestored ? freshAttempts(context, session) : {}), ...attended };
    saveIssuance(context, after);
    return after;
  });
  context.showView('worker');
  return done({});
}

function freshAttempts(context: Context, { worker }: IssuanceSession) {
  return {
    attemptsLeft: { 'birth-date': identityAttempts, 'fact-questions': identityAttempts },
    facts: { questions: drawFactQuestions(context, worker.facts), position: 0 },
  };
}
