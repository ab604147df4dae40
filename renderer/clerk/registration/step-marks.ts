import { stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import type { RegistrationProblem, RegistrationStep } from '#shared/domain/registration/fields.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import { stepOfField } from './fields.ts';
import { missingAt } from './step-needs.ts';
import type { StepMark } from './stepper.tsx';

/** How each step stands: `done` when nothing of it is missing, `problems` when a rule blocks it. */
export function stepMarks(
  procedure: Procedure,
  { problems, missing }: Pick<RegistrationCheck, 'problems' | 'missing'>,
  registered: boolean,
  hasSearched: boolean,
): ReadonlyMap<RegistrationStep, StepMark> {
  const isAt = ({ field }: RegistrationProblem, step: RegistrationStep) =>
    stepOfField(procedure, field) === step;
  const blocks = ({ severity, code }: RegistrationProblem) =>
    severity === 'block' && code !== 'document-being-read';
  const markOf = (step: RegistrationStep): StepMark => {
    if (step === 'search') return hasSearched || registered ? 'done' : 'open';
    if (step === 'review') return registered ? 'done' : 'open';
    if (step === 'hand-over') return 'open';
    const here = problems.filter((problem) => isAt(problem, step));
    if (here.some(({ code }) => code === 'no-contact')) return 'open';
    if (here.some(blocks)) return 'problems';
    return missingAt(procedure, step, missing).length > 0 ? 'open' : 'done';
  };
  return new Map(stepsOf(definitionOf(procedure)).map((step) => [step, markOf(step)]));
}
