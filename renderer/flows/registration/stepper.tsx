import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/components/class-names.ts';
import { type RegistrationStep, registrationSteps } from '#shared/api/fields.ts';
import styles from './stepper.module.css';

const css = classNames(styles);

export type StepMark = 'done' | 'problems' | 'open';

interface StepperProps {
  readonly current: RegistrationStep;
  readonly marks: Readonly<Record<RegistrationStep, StepMark>>;
  readonly canGoTo: (step: RegistrationStep) => boolean;
  readonly onGo: (step: RegistrationStep) => void;
}

/** The six steps in order; any reachable one is a press or Alt+number away. */
export function Stepper({ current, marks, canGoTo, onGo }: StepperProps) {
  const { t } = useTranslation('clerk');
  return (
    <nav aria-label={t('flow.steps')}>
      <ol className={css('steps')}>
        {registrationSteps.map((step, index) => {
          const isCurrent = step === current;
          const mark = marks[step];
          return (
            <li key={step}>
              <button
                type="button"
                className={css('step', mark, isCurrent && 'current')}
                aria-current={isCurrent ? 'step' : undefined}
                aria-label={`${index + 1}. ${t(`step.${step}`)}: ${t(`flow.state.${isCurrent ? 'current' : mark}`)}`}
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
                </span>
                <span>{t(`step.${step}`)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
