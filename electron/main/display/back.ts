import type {
  DisplaySession,
  IssuanceSession,
  ServiceSession,
} from '#electron/main/context/display-session.ts';
import { issuanceStates, type KnownIssuanceFacts } from '#shared/domain/display/issuance-states.ts';
import { type KnownServiceFacts, serviceStates } from '#shared/domain/display/service-states.ts';
import { backOf } from '#shared/domain/display/states.ts';
import { isPaused } from './act.ts';
import { contactFieldBefore } from './contact-entry.ts';
import { forgetful } from './end-session.ts';
import { knownIssuanceFactsOf } from './issuance-progress.ts';
import { knownServiceFactsOf } from './service-step.ts';

/**
 * The session one step back: inside a stage of several parts without the last part, otherwise where the table leads.
 * Null: the display rests. The very same session: only what was typed first of a credential is to be forgotten.
 * Undefined where there is no way back.
 */
export function sessionBefore(session: DisplaySession): DisplaySession | null | undefined {
  if (isPaused(session)) return undefined;
  if (session.keyboard.hasFirstEntry) return session;
  return session.kind === 'issuance' ? issuanceBefore(session) : serviceBefore(session);
}

function issuanceBefore(session: IssuanceSession): IssuanceSession | undefined {
  const { stage, answers } = session;
  if (stage === 'question-bank' && answers.length > 0) return { ...session, answers: answers.slice(0, -1) };
  const facts = knownIssuanceFactsOf(session);
  const before = backOf<(typeof session)['stage'], KnownIssuanceFacts>(issuanceStates[stage], facts);
  switch (before) {
    case undefined:
    case 'rest':
      return undefined;
    case 'security-image':
      return { ...session, stage: before, image: null };
    case 'terms':
      return { ...session, stage: before, acceptedTerms: null };
    case 'language':
      return { ...session, stage: before, stageAfterLanguage: 'notice' };
    default:
      return { ...session, stage: before };
  }
}

function serviceBefore(session: ServiceSession): ServiceSession | null | undefined {
  const { stage, contact } = session;
  if (stage === 'contact-entry' && contact !== null) {
    const field = contactFieldBefore(contact);
    if (field !== undefined) return { ...session, contact: { ...contact, field } };
  }
  const facts = knownServiceFactsOf(session);
  const before = backOf<(typeof session)['stage'], KnownServiceFacts>(serviceStates[stage], facts);
  switch (before) {
    case undefined:
      return undefined;
    case 'rest':
      return null;
    // Given again from the beginning; and contact data that were typed are typed anew.
    case 'recovery-birth-date':
    case 'recovery-contact':
      return { ...forgetful(session), stage: before };
    default:
      return { ...session, stage: before };
  }
}
