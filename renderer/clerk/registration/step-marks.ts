import type {
  MissingPiece,
  RegistrationProblem,
  RegistrationStep,
} from '#shared/domain/registration/fields.ts';
import { type CaptureStep, stepOfField } from './fields.ts';
import { missingAt } from './step-needs.ts';
import type { StepMark } from './stepper.tsx';

/** How each step stands: `done` when nothing of it is missing, `problems` when a rule blocks it. */
export function stepMarks(
  problems: readonly RegistrationProblem[],
  missing: readonly MissingPiece[],
  registered: boolean,
  hasSearched: boolean,
): Record<RegistrationStep, StepMark> {
  const markOf = (step: CaptureStep): StepMark => {
    const blocks = ({ severity, code }: RegistrationProblem) =>
      severity === 'block' && code !== 'document-being-read';
    if (problems.some((problem) => blocks(problem) && stepOfField(problem.field) === step)) return 'problems';
    return missingAt(step, missing).length > 0 ? 'open' : 'done';
  };
  const lacksContact = problems.some((problem) => problem.code === 'no-contact');
  return {
    search: hasSearched || registered ? 'done' : 'open',
    identity: markOf('identity'),
    contract: markOf('contract'),
    contact: lacksContact ? 'open' : markOf('contact'),
    review: registered ? 'done' : 'open',
    'hand-over': 'open',
  };
}
