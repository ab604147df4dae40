import type { Context } from '#electron/main/context/context.ts';
import type { TurnWorker, WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { kitOffered } from '#electron/main/context/worker-turn.ts';
import { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import {
  findLastWorkerFlow,
  findWorkerFlow,
  type WorkerFlow,
} from '#electron/main/db/issuance/worker-flow-store.ts';
import type { Worker } from '#electron/main/db/people/worker-store.ts';
import { addressOf } from '#shared/domain/contact/contact.ts';
import {
  chooseFactQuestions,
  type FactQuestion,
  type VerifiedFacts,
} from '#shared/domain/credential/fact-questions.ts';
import { stageOnReturn } from '#shared/domain/display/issuance-states.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { usableEmail } from './usable-email.ts';

/** Attempts at the birth date, and attempts at all fact questions together. Source: domain.md 5 and 6. */
export const identityAttempts = 3;
/**
 * Milliseconds for which birth date, facts and mailbox stay proved, counted from the notice: after a power cut the
 * worker is still there, hours later it may be anybody.
 */
const proofLifetime = 60 * 60_000;

/**
 * The worker's turn at its beginning, or where an earlier one of this visit stood. Attempts already spent stay spent,
 * and the questions stay the same, across hand-overs and restarts.
 */
export function startTurn(
  context: Context,
  visitId: string,
  worker: Worker,
  documents: readonly DocumentKind[],
): WorkerTurn {
  const recorded = turnWorkerOf(worker, documents);
  const person = { ...recorded, email: usableEmail(context, recorded) };
  const saved = findWorkerFlow(context.db, visitId);
  // A visit begun anew goes on with the attempts and the questions of the one before.
  const counted = saved ?? findLastWorkerFlow(context.db, worker.id);
  const proved = saved !== undefined && isRecent(context, saved) ? saved : undefined;
  const stage = proved === undefined ? 'notice' : stageOnReturn(proved.stage);
  const { lastLanguage } = context.session;
  const known = lastLanguage?.visitId === visitId && stage !== 'language' ? lastLanguage.language : undefined;
  return {
    visitId,
    worker: person,
    language: known ?? 'es',
    textSize: 'normal',
    highContrast: false,
    stage: known === undefined ? 'language' : stage,
    stageAfterLanguage: stage === 'language' ? 'notice' : stage,
    help: counted !== undefined && areAttemptsSpent(counted) ? 'attempts-spent' : null,
    wrongFields: [],
    birthDateAttemptsLeft: counted?.birthDateAttemptsLeft ?? identityAttempts,
    facts: {
      questions: questionsOf(counted) ?? drawFactQuestions(context, person.facts),
      position: proved?.factPosition ?? 0,
      attemptsLeft: counted?.factAttemptsLeft ?? identityAttempts,
    },
    emailCode: null,
    contactProved: proved?.contactProved ?? false,
    notice: proved?.notice ?? null,
    image: null,
    answers: [],
    acceptedTerms: null,
    keyboard: new CredentialKeyboard(context.randomness),
    kit: kitOffered,
    papers: [],
    touchedAt: context.scheduler.monotonic(),
    resetsAt: null,
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

/** What the worker's view needs of a record. */
export function turnWorkerOf(worker: Worker, documents: readonly DocumentKind[]): TurnWorker {
  const { values } = worker;
  return {
    workerId: worker.id,
    procedure: worker.procedure,
    identificationCode: worker.identificationCode,
    values,
    documents: [...new Set(documents)],
    birthDate: recordedBirthDate(values),
    facts: factsOf(worker),
    email: addressOf(values['contact.email'] ?? null),
    entryNoticeDeadline: worker.entryNoticeDeadline,
  };
}

/** What is asked about: the contract and the passport, or the cédula, whose number is what the person types. */
function factsOf({ procedure, values }: Worker): VerifiedFacts {
  if (procedure === 'enrolment') {
    return {
      employer: '',
      position: '',
      contractStart: '',
      documentNumber: '',
      documentExpiry: values['identity.expiryDate'] ?? '',
      documentIssue: values['identity.issueDate'] ?? '',
      fingerprintCode: values['identity.fingerprintCode'] ?? '',
    };
  }
  return {
    employer: values['contract.employerName'] ?? '',
    position: values['contract.position'] ?? '',
    contractStart: values['contract.startDate'] ?? '',
    documentNumber: values['identity.number'] ?? '',
    remuneration: values['contract.remuneration'] ?? '',
  };
}
