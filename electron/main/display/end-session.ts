import type { Context } from '#electron/main/context/context.ts';
import {
  auditSubject,
  type DisplaySession,
  type IssuanceSession,
  personOf,
} from '#electron/main/context/display-session.ts';
import { saveWrongFields } from '#electron/main/db/registration/visit-store.ts';
import { closeService } from '#electron/main/db/services/service-store.ts';
import { issuanceStates } from '#shared/domain/display/issuance-states.ts';
import type { HelpReason } from '#shared/domain/display/states.ts';
import { record } from '../context/record.ts';
import { withdraw } from './act.ts';
import { saveIssuance } from './issuance-progress.ts';
import { dropKit } from './make-kit.ts';
import { recordServiceEnd } from './record-service-end.ts';

/** How a session ends or stands still, and what is forgotten then. */

/** The same session without what was typed for it. What is in the keyboard goes when the stage is left: see `act`. */
export function forgetful<Session extends DisplaySession>(session: Session): Session {
  return session.kind === 'issuance'
    ? { ...session, image: null, answers: [], acceptedTerms: null }
    : {
        ...session,
        contact: null,
        assisted: session.assisted === null ? null : { ...session.assisted, answers: [] },
        recovery: { ...session.recovery, birthDate: null, image: null },
      };
}

/** Ends whatever is left, also when the disk takes nothing more. */
export function endSession(context: Context, session: DisplaySession): void {
  withdraw(context, session, null, (present) => saveEnd(context, present));
}

/**
 * Inside the act. Of an issuance, spent attempts and disputed data stay so in the database; the mailbox, or the person,
 * is proved again in the next one, because somebody else may come to it.
 */
export function saveEnd(context: Context, session: DisplaySession): void {
  const person = personOf(session);
  if (session.kind === 'issuance') {
    if (person !== null) dropKit(context, person, 'interrupted');
    const { onReturn } = issuanceStates[session.stage];
    saveIssuance(context, { ...forgetful(session), stage: onReturn, contactProved: false });
    return;
  }
  // Done, and closed with it.
  if (session.outcome !== null) return;
  if (person !== null) dropKit(context, person, 'interrupted');
  const outcome = session.stage === 'locked' ? 'locked' : 'given-up';
  closeService(context.db, session.visitId, outcome, context.clock.now());
  recordServiceEnd(context, { ...session, code: auditSubject(session) }, outcome);
}

/**
 * Inside the act: the issuance stands still until the clerk has acted. Secrets are forgotten; what was proved stays.
 * Text size and contrast go back to their defaults, because whoever comes next to the display may be somebody else.
 */
export function pause(
  context: Context,
  session: IssuanceSession,
  reason: Exclude<HelpReason, 'asked'>,
): IssuanceSession {
  const after = paused(session, reason);
  savePause(context, session, after);
  return after;
}

/** The same for whoever left the display, also when the disk takes nothing more. */
export function pauseAway(context: Context, session: IssuanceSession): void {
  const after = paused(session, 'away');
  withdraw(context, session, after, () => savePause(context, session, after));
}

function paused(session: IssuanceSession, reason: Exclude<HelpReason, 'asked'>): IssuanceSession {
  return {
    ...forgetful(session),
    stage: issuanceStates[session.stage].onReturn,
    help: reason,
    resetsAt: null,
    textSize: 'normal',
    highContrast: false,
  };
}

function savePause(context: Context, { stage }: IssuanceSession, after: IssuanceSession): void {
  const { worker, visitId, wrongFields } = after;
  const subject = worker.identificationCode;
  dropKit(context, worker, 'interrupted');
  saveIssuance(context, after);
  switch (after.help) {
    case 'away':
      record(context, 'worker-away', subject, { stage });
      break;
    case 'attempts-spent':
      record(context, 'attempts-spent', subject, { stage });
      break;
    case 'data-wrong':
      saveWrongFields(context.db, visitId, wrongFields);
      record(context, 'data-disputed', subject, { fields: wrongFields.length });
      break;
  }
}
