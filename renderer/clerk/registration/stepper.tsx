import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useStepName } from '#renderer/ui/language/procedure-words.ts';
import { stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import type { RegistrationStep } from '#shared/domain/registration/fields.ts';
import styles from './stepper.module.css';

const css = classNames(styles);

export type StepMark = 'done' | 'problems' | 'open';

interface StepperProps {
  readonly procedure: Procedure;
  readonly current: RegistrationStep;
  readonly marks: ReadonlyMap<RegistrationStep, StepMark>;
  readonly canGoTo: (step: RegistrationStep) => boolean;
  readonly onGo: (step: RegistrationStep) => void;
}

/** The procedure's steps in order; any reachable one is a press or Alt+number away. */
export function Stepper({ procedure, current, marks, canGoTo, onGo }: StepperProps) {
  const { t } = useTranslation('clerk');
  const stepName = useStepName(procedure);
  return (
    <nav aria-label={t('flow.steps')}>
      <ol className={css('steps')}>
        {stepsOf(definitionOf(procedure)).map((step, index) => {
          const isCurrent = step === current;
          const mark = marks.get(step) ?? 'open';
          return (
            <li key={step}>
              <button
                type="button"
                className={css('step', mark, isCurrent && 'current')}
                aria-current={isCurrent ? 'step' : undefined}
                aria-label={`${index + 1} ${stepName(step)}: ${t(`flow.state.${isCurrent ? 'current' : mark}`)}`}
                disabled={!isCurrent && !canGoTo(step)}
                onClick={() => onGo(step)}
              >
                <span className={css('number')} aria-hidden>
                  {mark === 'done' && !isCurrent ? (
                    <Check size={18} strokeWidth={3} />
                  ) : mark === 'problems' && !isCurrent ? (
                    <TriangleAlert size={16} />
                  ) : (
                    index + 1
                  )}
                </span>{' '}
                <span>{stepName(step)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
