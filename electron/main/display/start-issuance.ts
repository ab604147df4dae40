import type { Context } from '#electron/main/context/context.ts';
import type { IssuanceSession } from '#electron/main/context/display-session.ts';
import {
  findLastWorkerFlow,
  findWorkerFlow,
  type WorkerFlow,
} from '#electron/main/db/issuance/worker-flow-store.ts';
import type { Worker } from '#electron/main/db/people/worker-store.ts';
import {
  chooseFactQuestions,
  type FactQuestion,
  type VerifiedFacts,
} from '#shared/domain/credential/fact-questions.ts';
import { issuanceStates } from '#shared/domain/display/issuance-states.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { attendedPersonOf } from './attended-person.ts';
import { newSession } from './new-session.ts';
import { usableEmail } from './usable-email.ts';

/** Attempts at the birth date, and attempts at all fact questions together. Source: domain.md 5 and 6. */
export const identityAttempts = 3;
/**
 * Milliseconds for which birth date, facts and mailbox stay proved, counted from the notice: after a power cut the
 * worker is still there, hours later it may be anybody.
 */
const proofLifetime = 60 * 60_000;

/**
 * The issuance at its beginning, or where an earlier one of this visit stood. Attempts already spent stay spent,
 * and the questions stay the same, across hand-overs and restarts.
 */
export function startIssuance(
  context: Context,
  visitId: string,
  worker: Worker,
  documents: readonly DocumentKind[],
): IssuanceSession {
  const recorded = attendedPersonOf(context, worker, documents);
  const person = { ...recorded, email: usableEmail(context, recorded) };
  const saved = findWorkerFlow(context.db, visitId);
  // A visit begun anew goes on with the attempts and the questions of the one before.
  const counted = saved ?? findLastWorkerFlow(context.db, worker.id);
  const proved = saved !== undefined && isRecent(context, saved) ? saved : undefined;
  const stage = proved === undefined ? 'notice' : issuanceStates[proved.stage].onReturn;
  const { lastLanguage } = context.session;
  const known = lastLanguage?.visitId === visitId && stage !== 'language' ? lastLanguage.language : undefined;
  return {
    ...newSession(context, visitId, known ?? 'es'),
    kind: 'issuance',
    worker: person,
    stage: known === undefined ? 'language' : stage,
    stageAfterLanguage: stage === 'language' ? 'notice' : stage,
    help: counted !== undefined && areAttemptsSpent(counted) ? 'attempts-spent' : null,
    wrongFields: [],
    attemptsLeft: {
      'birth-date': counted?.birthDateAttemptsLeft ?? identityAttempts,
      'fact-questions': counted?.factAttemptsLeft ?? identityAttempts,
    },
    facts: {
      questions: questionsOf(counted) ?? drawFactQuestions(context, person.facts),
      position: proved?.factPosition ?? 0,
    },
    contactProved: proved?.contactProved ?? false,
    notice: proved?.notice ?? null,
    image: null,
    answers: [],
    acceptedTerms: null,
  };
}

/** Three questions with new decoys, from the system's generator. */
export function drawFactQuestions(context: Context, facts: VerifiedFacts): FactQuestion[] {
  const steps = 2 ** 30;
  return chooseFactQuestions(facts, () => context.randomness.integer(steps) / steps);
}

/** Judged by the counters themselves, which a power cut cannot separate from the help they call. */
function areAttemptsSpent(saved: WorkerFlow): boolean {
  return saved.birthDateAttemptsLeft <= 0 || saved.factAttemptsLeft <= 0;
}

function isRecent(context: Context, { notice }: WorkerFlow): boolean {
  if (notice === null) return true;
  // A moment still to come was written before the clock was set right.
  const age = context.clock.now().getTime() - Date.parse(notice.at);
  return age >= 0 && age <= proofLifetime;
}

/** Undefined where a correction asks for new ones. */
function questionsOf(flow: WorkerFlow | undefined): readonly FactQuestion[] | undefined {
  return flow === undefined || flow.factQuestions.length === 0 ? undefined : flow.factQuestions;
}
