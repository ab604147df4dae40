import type { ServiceSession } from '#electron/main/context/display-session.ts';
import type {
  AssistedQuestion,
  ServiceStatus,
  ServiceStep,
} from '#shared/contract/kiosk/services/service-session.ts';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import { maskEmail, maskPhone } from '#shared/domain/contact/contact.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';
import { contactConfirmStep, contactEntryStep, contactStatus } from './contact-entry.ts';

/** What a view shows beside the session itself. */
export interface ServiceViewFrame {
  readonly preview: boolean;
  /** Turns the scheduler's milliseconds into a moment of the clock. */
  readonly momentOf: (scheduled: number) => string;
  readonly papersOf: (visitId: string) => readonly Paper[];
}

/** What the clerk's view shows of a service: the stage's name, and who it is once there is somebody. */
export function serviceStatusOf(service: ServiceSession): ServiceStatus {
  const { kind, visitId, purpose, startedBy, stage, help, subject } = service;
  return {
    kind,
    visitId,
    purpose,
    startedBy,
    stage,
    help,
    workerId: subject?.worker?.workerId ?? null,
    identificationCode: subject?.worker?.identificationCode ?? null,
    revoked: subject?.revoked ?? false,
    question: stage === 'assisted-question' ? presentQuestion(service).question.id : null,
    contact: contactStatus(service),
  };
}

export function serviceStepOf(service: ServiceSession, { papersOf }: ServiceViewFrame): ServiceStep {
  const { stage, attemptsLeft, recovery, subject } = service;
  const worker = subject?.worker ?? null;
  const mailbox = subject?.mailbox ?? null;
  switch (stage) {
    case 'language':
    case 'identify':
    case 'service-kit':
    case 'assisted-approval':
    case 'contact-approval':
    case 'locked':
      return { stage };
    case 'service-proof':
      return {
        stage,
        offersKit: service.offersKit,
        onlyWay:
          serviceOf(service.purpose).proofs.includes('kit') && service.code === null && !service.offersKit,
      };
    case 'kit-sheet':
      return { stage, sheet: service.kit.sheet, hasEmail: worker?.email != null };
    case 'check-credential':
      return { stage, length: service.keyboard.length, attemptsLeft };
    case 'recovery-birth-date':
      return { stage, attemptsLeft };
    case 'recovery-image':
      return { stage, images: [...recovery.images] };
    case 'recovery-answer':
      if (recovery.question === null) throw new Error('the recovery has no question to ask');
      return { stage, question: recovery.question };
    case 'recovery-contact': {
      if (worker === null || !service.identityProved) throw new Error('nobody is proved');
      const { mobile } = textsOf('contact', worker.values);
      return {
        stage,
        maskedEmail: mailbox === null ? null : maskEmail(mailbox),
        maskedMobile: mobile === '' ? null : maskPhone(mobile),
        coolsOff: mailbox !== worker.email,
      };
    }
    case 'contact-entry':
      return contactEntryStep(service);
    case 'contact-confirm':
      return contactConfirmStep(service);
    case 'service-code': {
      if (service.code === null) throw new Error('no code was issued');
      const isShown = mailbox !== null && (subject?.found === true || service.identityProved);
      return {
        stage,
        maskedEmail: isShown ? maskEmail(mailbox) : null,
        delivery: null,
        expiresAt: service.code.expiresAt,
        attemptsLeft: service.code.attemptsLeft,
        offersKit: service.offersKit,
      };
    }
    case 'assisted-question': {
      const { question, number, of } = presentQuestion(service);
      return { stage, question, number, of };
    }
    case 'new-credential':
      return {
        stage,
        entry: service.keyboard.hasFirstEntry ? 'again' : 'first',
        length: service.keyboard.length,
      };
    case 'service-done':
      if (service.outcome === null) throw new Error('the service has no outcome');
      return {
        stage,
        outcome: service.outcome,
        kitCodesLeft: service.kitCodesLeft,
        papers: [...papersOf(service.visitId)],
      };
  }
}

function presentQuestion({ assisted }: ServiceSession): {
  readonly question: AssistedQuestion;
  readonly number: number;
  readonly of: number;
} {
  const question = assisted?.questions[assisted.answers.length];
  if (assisted === null || question === undefined) throw new Error('no assisted question is asked');
  return { question, number: assisted.answers.length + 1, of: assisted.questions.length };
}
