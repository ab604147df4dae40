import type { ComponentType } from 'react';
import { BirthDateStep } from '#renderer/worker/steps/birth-date-step.tsx';
import { CounterProofStep } from '#renderer/worker/steps/counter-proof-step.tsx';
import { CredentialStep } from '#renderer/worker/steps/credential-step.tsx';
import { EmailCodeStep } from '#renderer/worker/steps/email-code-step.tsx';
import { ImageStep } from '#renderer/worker/steps/image-step.tsx';
import { ConfirmCapturedStep } from '#renderer/worker/steps/issuance/confirm-captured-step.tsx';
import { DoneStep } from '#renderer/worker/steps/issuance/done-step.tsx';
import { FactQuestionStep } from '#renderer/worker/steps/issuance/fact-question-step.tsx';
import { NoticeStep } from '#renderer/worker/steps/issuance/notice-step.tsx';
import { QuestionBankStep } from '#renderer/worker/steps/issuance/question-bank-step.tsx';
import { TermsStep } from '#renderer/worker/steps/issuance/terms-step.tsx';
import { KitSheetStep } from '#renderer/worker/steps/kit-sheet-step.tsx';
import { LanguageStep } from '#renderer/worker/steps/language-step.tsx';
import {
  ContactApprovalStep,
  ContactConfirmStep,
} from '#renderer/worker/steps/services/contact-confirm-step.tsx';
import { ContactEntryStep } from '#renderer/worker/steps/services/contact-entry-step.tsx';
import { ServiceAnswerStep } from '#renderer/worker/steps/services/service-answer-step.tsx';
import {
  ServiceApprovalStep,
  ServiceAssistedStep,
} from '#renderer/worker/steps/services/service-assisted-step.tsx';
import { ServiceCheckStep } from '#renderer/worker/steps/services/service-check-step.tsx';
import { ServiceContactStep } from '#renderer/worker/steps/services/service-contact-step.tsx';
import { ServiceDoneStep } from '#renderer/worker/steps/services/service-done-step.tsx';
import { ServiceIdentifyStep } from '#renderer/worker/steps/services/service-identify-step.tsx';
import { ServiceKitStep } from '#renderer/worker/steps/services/service-kit-step.tsx';
import { ServiceLockedStep } from '#renderer/worker/steps/services/service-locked-step.tsx';
import { issuanceStates } from '#shared/domain/display/issuance-states.ts';
import { serviceStates } from '#shared/domain/display/service-states.ts';
import type { ScreenName } from '#shared/domain/display/states.ts';
import type { StepShownBy, VisitSession } from '../ui/worker-context.ts';

/** What draws each screen of the tables of states: a screen without one does not compile. */
const screens: { readonly [Name in ScreenName]: ComponentType<{ readonly step: StepShownBy<Name> }> } = {
  language: LanguageStep,
  notice: NoticeStep,
  'confirm-captured': ConfirmCapturedStep,
  identify: ServiceIdentifyStep,
  'birth-date': BirthDateStep,
  'fact-question': FactQuestionStep,
  image: ImageStep,
  'question-bank': QuestionBankStep,
  'email-code': EmailCodeStep,
  'kit-code': ServiceKitStep,
  'counter-proof': CounterProofStep,
  terms: TermsStep,
  credential: CredentialStep,
  'check-credential': ServiceCheckStep,
  'kit-sheet': KitSheetStep,
  'recovery-answer': ServiceAnswerStep,
  'recovery-contact': ServiceContactStep,
  'contact-entry': ContactEntryStep,
  'contact-confirm': ContactConfirmStep,
  'contact-approval': ContactApprovalStep,
  'assisted-question': ServiceAssistedStep,
  'assisted-approval': ServiceApprovalStep,
  locked: ServiceLockedStep,
  done: DoneStep,
  'service-done': ServiceDoneStep,
};

/** The present question of the session at the display. */
export function Question({ session }: { readonly session: VisitSession }) {
  const { step } = session;
  const state =
    session.state === 'service' ? serviceStates[session.step.stage] : issuanceStates[session.step.stage];
  const Shown = screens[state.shows] as ComponentType<{ readonly step: VisitSession['step'] }>;
  return <Shown key={keyOf(step)} step={step} />;
}

/** Another question starts with empty fields, also when it is of the same stage. */
function keyOf(step: VisitSession['step']): string {
  switch (step.stage) {
    case 'fact-questions':
    case 'assisted-question':
      return `${step.stage} ${step.number}`;
    case 'contact-entry':
      return `${step.stage} ${step.field}`;
    default:
      return step.stage;
  }
}
