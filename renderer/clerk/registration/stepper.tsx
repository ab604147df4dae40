import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import type { RegistrationStep } from '#shared/domain/registration/fields.ts';
import { type Procedure, stepsOf } from '#shared/domain/registration/procedure.ts';
import styles from './stepper.module.css';

const css = classNames(styles);

export type StepMark = 'done' | 'problems' | 'open';

interface StepperProps {
  readonly procedure: Procedure;
  readonly current: RegistrationStep;
  readonly marks: Readonly<Record<RegistrationStep, StepMark>>;
  readonly canGoTo: (step: RegistrationStep) => boolean;
  readonly onGo: (step: RegistrationStep) => void;
}

/** The procedure's steps in order; any reachable one is a press or Alt+number away. */
export function Stepper({ procedure, current, marks, canGoTo, onGo }: StepperProps) {
  const { t } = useTranslation('clerk');
  const words = useProcedureWords('clerk', procedure);
  return (
    <nav aria-label={t('flow.steps')}>
      <ol className={css('steps')}>
        {stepsOf(procedure).map((step, index) => {
          const isCurrent = step === current;
          const mark = marks[step];
          return (
            <li key={step}>
              <button
                type="button"
                className={css('step', mark, isCurrent && 'current')}
                aria-current={isCurrent ? 'step' : undefined}
                aria-label={`${index + 1} ${words(`step.${step}`)}: ${t(`flow.state.${isCurrent ? 'current' : mark}`)}`}
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
                <span>{words(`step.${step}`)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
