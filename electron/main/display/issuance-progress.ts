import type { Context } from '#electron/main/context/context.ts';
import type { IssuanceSession } from '#electron/main/context/display-session.ts';
import { saveWorkerFlow } from '#electron/main/db/issuance/worker-flow-store.ts';
import {
  type IssuanceAnswer,
  type IssuanceFacts,
  type IssuanceStage,
  issuanceStates,
  type KnownIssuanceFacts,
} from '#shared/domain/display/issuance-states.ts';
import { leadOf } from '#shared/domain/display/states.ts';
import { record } from '../context/record.ts';
import { act } from './act.ts';
import { nextMessageAt } from './one-time-code.ts';

/** Saves where the issuance stands, for a power cut. Language, answers, image and credential are not in it. */
export function saveIssuance(context: Context, session: IssuanceSession): void {
  saveWorkerFlow(context.db, {
    visitId: session.visitId,
    stage: session.stage === 'language' ? session.stageAfterLanguage : session.stage,
    notice: session.notice,
    birthDateAttemptsLeft: session.attemptsLeft['birth-date'],
    factQuestions: session.facts.questions,
    factPosition: session.facts.position,
    factAttemptsLeft: session.attemptsLeft['fact-questions'],
    contactProved: session.contactProved,
    terms: session.acceptedTerms,
    help: session.help === 'asked' ? null : session.help,
  });
}

export function knownIssuanceFactsOf({ code }: IssuanceSession): KnownIssuanceFacts {
  return { hasCode: code !== null };
}

function issuanceFactsOf(context: Context, session: IssuanceSession): IssuanceFacts {
  return {
    ...knownIssuanceFactsOf(session),
    afterLanguage: session.stageAfterLanguage,
    canReceiveCode: session.worker.email !== null && nextMessageAt(context, session) === null,
    contactProved: session.contactProved,
  };
}

/** Where an answer leads. One that does not belong to the stage is a bug: main refused its method. */
export function issuanceStageAfter(
  context: Context,
  session: IssuanceSession,
  answer: IssuanceAnswer,
): IssuanceStage {
  const { stage } = session;
  const facts = issuanceFactsOf(context, session);
  const after = leadOf<IssuanceStage, IssuanceFacts>(issuanceStates[stage], answer, facts);
  if (after === undefined || after === 'rest') throw new Error(`${answer} leads nowhere from ${stage}`);
  return after;
}

/** Inside the act: the issuance where the answer leads, saved. */
export function leadOn(
  context: Context,
  session: IssuanceSession,
  answer: IssuanceAnswer,
  changes: Partial<IssuanceSession> = {},
): IssuanceSession {
  const changed = { ...session, ...changes };
  const after = { ...changed, stage: issuanceStageAfter(context, changed, answer) };
  saveIssuance(context, after);
  return after;
}

/** The same with the audit row of a stage that is passed. */
export function pass(
  context: Context,
  session: IssuanceSession,
  answer: IssuanceAnswer,
  changes: Partial<IssuanceSession> = {},
): IssuanceSession {
  record(context, 'worker-stage-passed', session.worker.identificationCode, { stage: session.stage });
  return leadOn(context, session, answer, changes);
}

/** The same as an act of its own. */
export function passStage(
  context: Context,
  session: IssuanceSession,
  answer: IssuanceAnswer,
  changes: Partial<IssuanceSession> = {},
): void {
  act(context, session, (present) => pass(context, present, answer, changes));
}
