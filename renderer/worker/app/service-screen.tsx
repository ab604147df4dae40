import { CredentialStep } from '#renderer/worker/steps/credential-step.tsx';
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
import { ServiceBirthDateStep } from '#renderer/worker/steps/services/service-birth-date-step.tsx';
import { ServiceCheckStep } from '#renderer/worker/steps/services/service-check-step.tsx';
import { ServiceCodeStep } from '#renderer/worker/steps/services/service-code-step.tsx';
import { ServiceContactStep } from '#renderer/worker/steps/services/service-contact-step.tsx';
import { ServiceDoneStep } from '#renderer/worker/steps/services/service-done-step.tsx';
import { ServiceIdentifyStep } from '#renderer/worker/steps/services/service-identify-step.tsx';
import { ServiceImageStep } from '#renderer/worker/steps/services/service-image-step.tsx';
import { ServiceKitStep } from '#renderer/worker/steps/services/service-kit-step.tsx';
import { ServiceLockedStep } from '#renderer/worker/steps/services/service-locked-step.tsx';
import { ServiceProofStep } from '#renderer/worker/steps/services/service-proof-step.tsx';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';

/** The present question of a service. */
export function ServiceScreen({ step }: { readonly step: ServiceStep }) {
  switch (step.stage) {
    case 'language':
      return <LanguageStep />;
    case 'identify':
      return <ServiceIdentifyStep />;
    case 'check-credential':
      return <ServiceCheckStep step={step} />;
    case 'recovery-birth-date':
      return <ServiceBirthDateStep step={step} />;
    case 'recovery-image':
      return <ServiceImageStep step={step} />;
    case 'recovery-answer':
      return <ServiceAnswerStep step={step} />;
    case 'recovery-contact':
      return <ServiceContactStep step={step} />;
    case 'contact-entry':
      return <ContactEntryStep step={step} />;
    case 'contact-confirm':
      return <ContactConfirmStep step={step} />;
    case 'contact-approval':
      return <ContactApprovalStep />;
    case 'service-code':
      return <ServiceCodeStep step={step} />;
    case 'service-kit':
      return <ServiceKitStep />;
    case 'service-proof':
      return <ServiceProofStep step={step} />;
    case 'kit-sheet':
      return <KitSheetStep sheet={step.sheet} hasEmail />;
    case 'new-credential':
      return <CredentialStep step={step} />;
    case 'assisted-question':
      return <ServiceAssistedStep step={step} />;
    case 'assisted-approval':
      return <ServiceApprovalStep />;
    case 'locked':
      return <ServiceLockedStep />;
    case 'service-done':
      return <ServiceDoneStep step={step} />;
  }
}
