import type { Place } from '#renderer/clerk/frame/place.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import { useRegistration } from '../flow-context.ts';
import type { FlowStep } from '../state.ts';
import { CedulaStep } from './step-cedula.tsx';
import { ContactStep } from './step-contact.tsx';
import { ContractStep } from './step-contract.tsx';
import { HandOverStep } from './step-hand-over.tsx';
import { PassportStep } from './step-passport.tsx';
import { PendingStep } from './step-pending.tsx';
import { ReviewStep } from './step-review.tsx';
import { SearchStep } from './step-search.tsx';

interface StepScreenProps {
  readonly at: FlowStep;
  readonly check: RegistrationCheck;
  readonly onLeave: (next: Place) => void;
}

/** The screen of the present step. */
export function StepScreen({ at, check, onLeave }: StepScreenProps) {
  const { visit } = useRegistration();
  switch (at.step) {
    case 'search':
      return <SearchStep onLeave={onLeave} />;
    case 'identity':
      return visit.procedure === 'enrolment' ? (
        <CedulaStep onLeave={onLeave} />
      ) : (
        <PassportStep onLeave={onLeave} />
      );
    case 'contract':
      return <ContractStep />;
    case 'contact':
      return <ContactStep />;
    case 'review':
      return <ReviewStep check={check} refusal={at.refusal} onLeave={onLeave} />;
    case 'pending':
      return <PendingStep reference={at.reference} missing={at.missing} onLeave={onLeave} />;
    case 'hand-over':
      return <HandOverStep onLeave={onLeave} />;
  }
}
