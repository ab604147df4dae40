import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { maskEmail } from '#shared/domain/contact/contact.ts';
import { bankQuestionsPerWorker, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { stageBefore } from '#shared/domain/display/issuance-states.ts';
import { type DatePrecision, parsePartialDate, precisionOf } from '#shared/domain/partial-date.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { draftFields } from '#shared/domain/registration/fields.ts';
import { findAddedVisaType, type VisaTypeChanges } from '#shared/domain/registration/visa-types.ts';
import type { SessionState } from '../context/session-state.ts';
import { presentTerms } from './present-terms.ts';
import { type ServiceViewFrame, serviceViewOf } from './service-view.ts';

export interface WorkerViewFrame extends ServiceViewFrame {
  readonly branchName: string | null;
  readonly visaTypes: VisaTypeChanges;
}

/** What the worker's view shows. Nothing of the person is in it while nobody is attended. */
export function workerViewOf(session: SessionState | undefined, frame: WorkerViewFrame): WorkerSession {
  const turn = session?.turn ?? null;
  if (session?.service != null) return serviceViewOf(session.service, frame);
  if (turn === null) {
    const offersServices = session !== undefined && session.account !== null;
    return { state: 'resting', branchName: frame.branchName, offersServices, preview: frame.preview };
  }
  return {
    state: 'visit',
    procedure: turn.worker.procedure,
    language: turn.language,
    textSize: turn.textSize,
    highContrast: turn.highContrast,
    step: stepOf(turn, frame.visaTypes),
    canGoBack: canGoBack(turn),
    help: turn.help,
    idleResetAt: turn.resetsAt === null ? null : frame.momentOf(turn.resetsAt),
    preview: frame.preview,
  };
}

export function flowFactsOf(turn: WorkerTurn): { hasEmail: boolean; contactProved: boolean } {
  return { hasEmail: turn.worker.email !== null, contactProved: turn.contactProved };
}

/** Inside a stage of several parts, "back" undoes the last part; otherwise it leads to the stage before. */
function canGoBack(turn: WorkerTurn): boolean {
  if (turn.help !== null && turn.help !== 'asked') return false;
  return stageBefore(turn.stage, flowFactsOf(turn)) !== undefined;
}

/** What the machine or the clerk wrote, which the worker cannot judge, and the state that issues every cédula. */
const notForTheWorker: readonly DraftField[] = [
  'identity.mrz',
  'identity.surnameMrz',
  'identity.givenNamesMrz',
  'contract.samePersonReason',
];

/** Fields shown to the worker for confirmation: everything captured about them, in the order of capture. */
function confirmableFields(turn: WorkerTurn): { field: DraftField; value: string }[] {
  return draftFields
    .filter((field) => !notForTheWorker.includes(field))
    .filter((field) => turn.worker.procedure === 'registration' || field !== 'identity.issuingState')
    .map((field) => ({ field, value: (turn.worker.values[field] ?? '').trim() }))
    .filter(({ value }) => value !== '');
}

/** A record always has a birth date, of which the year at least is known. */
function knownOfBirthDate({ worker }: WorkerTurn): DatePrecision {
  const parts = worker.birthDate === null ? null : parsePartialDate(worker.birthDate);
  return parts === null ? 'day' : precisionOf(parts);
}

function stepOf(turn: WorkerTurn, visaTypes: VisaTypeChanges): WorkerStep {
  switch (turn.stage) {
    case 'language':
    case 'notice':
    case 'counter-proof':
      return { stage: turn.stage };
    case 'confirm-captured':
      return {
        stage: turn.stage,
        fields: confirmableFields(turn),
        visaNames: findAddedVisaType(visaTypes, turn.worker.values)?.names ?? null,
        documents: [...turn.worker.documents],
      };
    case 'birth-date':
      return { stage: turn.stage, known: knownOfBirthDate(turn), attemptsLeft: turn.birthDateAttemptsLeft };
    case 'fact-questions': {
      const { questions, position, attemptsLeft } = turn.facts;
      const question = questions[position];
      if (question === undefined) throw new Error('the fact questions stage has no question left to ask');
      return { stage: turn.stage, question, number: position + 1, of: questions.length, attemptsLeft };
    }
    case 'security-image':
      return { stage: turn.stage, images: [...securityImageIds] };
    case 'question-bank':
      return {
        stage: turn.stage,
        answered: turn.answers.map(({ question, practised }) => ({ question, practised })),
        of: bankQuestionsPerWorker,
      };
    case 'email-code': {
      if (turn.emailCode === null || turn.worker.email === null) {
        throw new Error('the e-mail code stage has no code');
      }
      const { delivery, expiresAt, attemptsLeft } = turn.emailCode;
      return {
        stage: turn.stage,
        maskedEmail: maskEmail(turn.worker.email),
        delivery,
        expiresAt,
        attemptsLeft,
      };
    }
    case 'terms':
      return { stage: turn.stage, ...presentTerms(turn.worker.procedure) };
    case 'credential':
      return {
        stage: turn.stage,
        entry: turn.keyboard.hasFirstEntry ? 'again' : 'first',
        length: turn.keyboard.length,
      };
    case 'recovery-kit':
      return { stage: turn.stage, sheet: turn.kit.sheet, hasEmail: turn.worker.email !== null };
    case 'done':
      return {
        stage: turn.stage,
        identificationCode: turn.worker.identificationCode,
        entryNoticeDeadline: turn.worker.entryNoticeDeadline,
        papers: [...turn.papers],
      };
  }
}
