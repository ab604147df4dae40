import type { Place } from '#renderer/clerk/frame/place.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import type { FlowStep } from '../state.ts';
import { CaptureStep } from './step-capture.tsx';
import { HandOverStep } from './step-hand-over.tsx';
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
  switch (at.step) {
    case 'search':
      return <SearchStep onLeave={onLeave} />;
    case 'review':
      return <ReviewStep check={check} refusal={at.refusal} onLeave={onLeave} />;
    case 'pending':
      return <PendingStep reference={at.reference} missing={at.missing} onLeave={onLeave} />;
    case 'hand-over':
      return <HandOverStep onLeave={onLeave} />;
    default:
      return <CaptureStep key={at.step} step={at.step} onLeave={onLeave} />;
  }
}
