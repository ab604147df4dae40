import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { act } from '#electron/main/display/act.ts';
import { saveIssuance } from '#electron/main/display/issuance-progress.ts';
import { drawFactQuestions, identityAttempts } from '#electron/main/display/start-issuance.ts';

/**
 * The clerk attended the worker, who goes on. Spent attempts start again, with new fact questions, on record. Data
 * that the worker called wrong are corrected and handed over anew instead.
 */
export function resumeWorker(context: Context): Result<'resumeWorker'> {
  const { display } = context.session;
  if (display?.kind !== 'issuance' || display.help === 'data-wrong') return done({});
  act(context, display, (session) => {
    const attemptsRestored = session.help === 'attempts-spent';
    const restored = {
      attemptsLeft: { 'birth-date': identityAttempts, 'fact-questions': identityAttempts },
      facts: { questions: drawFactQuestions(context, session.worker.facts), position: 0 },
    };
    const after = {
      ...session,
      ...(attemptsRestored ? restored : {}),
      help: null,
      touchedAt: context.scheduler.monotonic(),
      resetsAt: null,
    };
    saveIssuance(context, after);
    record(context, 'worker-resumed', session.worker.identificationCode, { attemptsRestored });
    return after;
  });
  context.showView('worker');
  return done({});
}
