import type { IssuanceSession, SentCode } from '#electron/main/context/display-session.ts';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { maskEmail } from '#shared/domain/contact/contact.ts';
import { bankQuestionsPerWorker, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import type { OwedPaperKind } from '#shared/domain/papers/paper-kinds.ts';
import { type DatePrecision, parsePartialDate, precisionOf } from '#shared/domain/partial-date.ts';
import { findAddedVisaType, type VisaTypeChanges } from '#shared/domain/registration/visa-types.ts';
import type { SessionState } from '../context/session-state.ts';
import { sessionBefore } from './back.ts';
import { presentTerms } from './present-terms.ts';
import { type ServiceViewFrame, serviceStepOf } from './service-view.ts';

export interface WorkerViewFrame extends ServiceViewFrame {
  readonly branchName: string | null;
  readonly visaTypes: VisaTypeChanges;
  /** What became of the message with a code. */
  readonly deliveryOf: (code: SentCode) => 'queued' | 'sent' | 'failed';
  readonly owedOf: (visitId: string) => readonly OwedPaperKind[];
}

/** What the worker's view shows. Nothing of the person is in it while nobody is attended. */
export function workerViewOf(session: SessionState | undefined, frame: WorkerViewFrame): WorkerSession {
  const display = session?.display ?? null;
  if (display === null) {
    const offersServices = session !== undefined && session.account !== null;
    return { state: 'resting', branchName: frame.branchName, offersServices, preview: frame.preview };
  }
  const common = {
    language: display.language,
    textSize: display.textSize,
    highContrast: display.highContrast,
    canGoBack: sessionBefore(display) !== undefined,
    help: display.help,
    idleResetAt: display.resetsAt === null ? null : frame.momentOf(display.resetsAt),
    preview: frame.preview,
  };
  return display.kind === 'service'
    ? { state: 'service', purpose: display.purpose, step: serviceStepOf(display, frame), ...common }
    : { state: 'visit', procedure: display.worker.procedure, step: stepOf(display, frame), ...common };
}

/** A record always has a birth date, of which the year at least is known. */
function knownOfBirthDate({ worker }: IssuanceSession): DatePrecision {
  const parts = worker.birthDate === null ? null : parsePartialDate(worker.birthDate);
  return parts === null ? 'day' : precisionOf(parts);
}

function stepOf(
  session: IssuanceSession,
  { visaTypes, deliveryOf, papersOf, owedOf }: WorkerViewFrame,
): WorkerStep {
  switch (session.stage) {
    case 'language':
      return { stage: session.stage };
    case 'notice':
      return { stage: session.stage, version: session.worker.texts.privacyNotice };
    case 'confirm-captured':
      return {
        stage: session.stage,
        fields: [...session.worker.confirms],
        visaNames: findAddedVisaType(visaTypes, session.worker.values)?.names ?? null,
        documents: [...session.worker.documents],
      };
    case 'birth-date':
      return {
        stage: session.stage,
        known: knownOfBirthDate(session),
        attemptsLeft: session.attemptsLeft['birth-date'],
      };
    case 'fact-questions': {
      const { questions, position } = session.facts;
      const attemptsLeft = session.attemptsLeft['fact-questions'];
      const question = questions[position];
      if (question === undefined) throw new Error('the fact questions stage has no question left to ask');
      return { stage: session.stage, question, number: position + 1, of: questions.length, attemptsLeft };
    }
    case 'security-image':
      return { stage: session.stage, images: [...securityImageIds] };
    case 'question-bank':
      return {
        stage: session.stage,
        answered: session.answers.map(({ question, practised }) => ({ question, practised })),
        of: bankQuestionsPerWorker,
      };
    case 'email-code': {
      if (session.code === null || session.worker.email === null) {
        throw new Error('the e-mail code stage has no code');
      }
      const { expiresAt, attemptsLeft } = session.code;
      return {
        stage: session.stage,
        maskedEmail: maskEmail(session.worker.email),
        delivery: deliveryOf(session.code),
        offersKit: false,
        expiresAt,
        attemptsLeft,
      };
    }
    case 'counter-proof':
      return { stage: session.stage, offersKit: false, onlyWay: false };
    case 'terms':
      return { stage: session.stage, ...presentTerms(session.worker.texts) };
    case 'credential':
      return {
        stage: session.stage,
        entry: session.keyboard.hasFirstEntry ? 'again' : 'first',
        length: session.keyboard.length,
      };
    case 'recovery-kit':
      return { stage: session.stage, sheet: session.kit.sheet, hasEmail: session.worker.email !== null };
    case 'done':
      return {
        stage: session.stage,
        identificationCode: session.worker.identificationCode,
        entryNoticeDeadline: session.worker.entryNoticeDeadline,
        isEntryNoticeOver: session.worker.isEntryNoticeOver,
        papers: [...papersOf(session.visitId)],
        owed: [...owedOf(session.visitId)],
      };
  }
}
