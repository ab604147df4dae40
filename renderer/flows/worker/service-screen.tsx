import type { ServiceStep } from '#shared/api/service-session.ts';
import { ContactApprovalStep, ContactConfirmStep } from './contact-confirm-step.tsx';
import { ContactEntryStep } from './contact-entry-step.tsx';
import { CredentialStep } from './credential-step.tsx';
import { KitSheetStep } from './kit-sheet-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { ServiceAnswerStep } from './service-answer-step.tsx';
import { ServiceApprovalStep, ServiceAssistedStep } from './service-assisted-step.tsx';
import { ServiceBirthDateStep } from './service-birth-date-step.tsx';
import { ServiceCheckStep } from './service-check-step.tsx';
import { ServiceCodeStep } from './service-code-step.tsx';
import { ServiceContactStep } from './service-contact-step.tsx';
import { ServiceDoneStep } from './service-done-step.tsx';
import { ServiceIdentifyStep } from './service-identify-step.tsx';
import { ServiceImageStep } from './service-image-step.tsx';
import { ServiceKitStep } from './service-kit-step.tsx';
import { ServiceLockedStep } from './service-locked-step.tsx';
import { ServiceProofStep } from './service-proof-step.tsx';

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
