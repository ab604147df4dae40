import { useMemo } from 'react';
import { BirthDateStep } from '#renderer/worker/steps/birth-date-step.tsx';
import { CounterProofStep } from '#renderer/worker/steps/counter-proof-step.tsx';
import { CredentialStep } from '#renderer/worker/steps/credential-step.tsx';
import { EmailCodeStep } from '#renderer/worker/steps/email-code-step.tsx';
import { ConfirmCapturedStep } from '#renderer/worker/steps/issuance/confirm-captured-step.tsx';
import { DoneStep } from '#renderer/worker/steps/issuance/done-step.tsx';
import { FactQuestionStep } from '#renderer/worker/steps/issuance/fact-question-step.tsx';
import { NoticeStep } from '#renderer/worker/steps/issuance/notice-step.tsx';
import { QuestionBankStep } from '#renderer/worker/steps/issuance/question-bank-step.tsx';
import { TermsStep } from '#renderer/worker/steps/issuance/terms-step.tsx';
import { KitSheetStep } from '#renderer/worker/steps/kit-sheet-step.tsx';
import { LanguageStep } from '#renderer/worker/steps/language-step.tsx';
import { SecurityImageStep } from '#renderer/worker/steps/security-image-step.tsx';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import { type VisitSession, WorkerVisitContext } from '../ui/worker-context.ts';
import { HelpCover } from './help-cover.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { ServiceScreen } from './service-screen.tsx';

interface VisitScreenProps {
  readonly kiosk: WorkerApi;
  readonly session: VisitSession;
}

/** One person's visit: their present question, and what may lie over it. */
export function VisitScreen({ kiosk, session }: VisitScreenProps) {
  const { help, idleResetAt } = session;
  const visit = useMemo(() => ({ kiosk, session }), [kiosk, session]);
  const isPaused = help !== null && help !== 'asked';
  return (
    <WorkerVisitContext value={visit}>
      {!isPaused && <Question session={session} />}
      {help !== null && <HelpCover help={help} />}
      {idleResetAt !== null && <IdleWarning resetAt={idleResetAt} />}
    </WorkerVisitContext>
  );
}

/** What was typed outlasts a call for help; a pause, after which somebody else may come, it does not: see `pauseTurn`. */
function Question({ session }: { readonly session: VisitSession }) {
  return session.state === 'service' ? (
    <ServiceScreen key={serviceStepKey(session.step)} step={session.step} />
  ) : (
    <Step key={stepKey(session.step)} step={session.step} />
  );
}

/** Another question starts with empty fields, also when it is of the same stage. */
function stepKey(step: WorkerStep): string {
  return step.stage === 'fact-questions' ? `${step.stage} ${step.number}` : step.stage;
}

/** The next of several questions starts with empty fields. */
function serviceStepKey(step: ServiceStep): string {
  switch (step.stage) {
    case 'assisted-question':
      return `${step.stage} ${step.number}`;
    case 'contact-entry':
      return `${step.stage} ${step.field}`;
    default:
      return step.stage;
  }
}

function Step({ step }: { readonly step: WorkerStep }) {
  switch (step.stage) {
    case 'language':
      return <LanguageStep />;
    case 'notice':
      return <NoticeStep />;
    case 'confirm-captured':
      return <ConfirmCapturedStep step={step} />;
    case 'birth-date':
      return <BirthDateStep step={step} />;
    case 'fact-questions':
      return <FactQuestionStep step={step} />;
    case 'security-image':
      return <SecurityImageStep step={step} />;
    case 'question-bank':
      return <QuestionBankStep step={step} />;
    case 'email-code':
      return <EmailCodeStep step={step} />;
    case 'counter-proof':
      return <CounterProofStep />;
    case 'terms':
      return <TermsStep step={step} />;
    case 'credential':
      return <CredentialStep step={step} />;
    case 'recovery-kit':
      return <KitSheetStep sheet={step.sheet} hasEmail={step.hasEmail} />;
    case 'done':
      return <DoneStep step={step} />;
  }
}
