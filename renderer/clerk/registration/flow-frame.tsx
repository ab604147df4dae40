import { ArrowLeft, ArrowRight, CloudOff, Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFieldName } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import type { SaveState } from './draft-saver.ts';
import styles from './flow.module.css';
import { useRegistration } from './flow-context.ts';
import {
  canGoTo,
  isCaptureStep,
  isRegistered,
  type RegistrationState,
  stepBefore,
  stepperStep,
} from './state.ts';
import { stepMarks } from './step-marks.ts';
import { Stepper } from './stepper.tsx';

const css = classNames(styles);

interface FlowFrameProps {
  readonly state: RegistrationState;
  readonly check: RegistrationCheck;
  readonly saveState: SaveState;
  /** What this step lacks, told before Ctrl+Enter leaves it. */
  readonly told: readonly MissingPiece[];
  readonly onRetry: () => void;
  readonly onLeave: () => void;
  readonly onNext: () => void;
  readonly children: ReactNode;
}

/** The steps at the left, the present one beside them, and below it the way back and forward. */
export function FlowFrame({
  state,
  check,
  saveState,
  told,
  onRetry,
  onLeave,
  onNext,
  children,
}: FlowFrameProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { goTo } = useRegistration();
  const fieldName = useFieldName(state.visit.procedure);
  const step = stepperStep(state.at);
  const registered = isRegistered(state.visit);
  const back = stepBefore(state);
  const isCapture = isCaptureStep(step);
  return (
    <div className={css('flow')}>
      <div className={css('rail')}>
        <div className={css('reference')}>{t('flow.title', { reference: state.visit.reference })}</div>
        <Stepper
          procedure={state.visit.procedure}
          current={step}
          marks={stepMarks(state.visit.procedure, check, registered, Object.keys(state.values).length > 0)}
          canGoTo={(each) => canGoTo(state, each)}
          onGo={(each) => goTo(each)}
        />
        <div className={css('railEnd')}>
          <Saved state={saveState} />
          {!registered && (
            <Button variant="quiet" icon={Pause} wide onPress={onLeave}>
              {t('flow.leave')}
            </Button>
          )}
        </div>
      </div>
      <div className={css('content')}>
        {saveState.kind === 'not-saved' && saveState.problem !== 'failed' && (
          <Notice
            tone="bad"
            title={t('flow.notSaved')}
            actions={<Button onPress={onRetry}>{t('flow.retry')}</Button>}
          >
            {t(`flow.problem.${saveState.problem}`)}
          </Notice>
        )}
        <div className={css('step')}>{children}</div>
        {told.length > 0 && (
          <Notice tone="warn" compact title={t('flow.lacks')}>
            {told
              .map((piece) =>
                piece.kind === 'document' ? t(`common:document.${piece.document}`) : fieldName(piece.field),
              )
              .join(' · ')}
          </Notice>
        )}
        {isCapture && (
          <footer className={css('footer')}>
            {back !== undefined && canGoTo(state, back) && (
              <Button icon={ArrowLeft} onPress={() => goTo(back)}>
                {t('common:action.back')}
              </Button>
            )}
            <span className={css('hints')}>
              {t('flow.hints', { last: stepsOf(definitionOf(state.visit.procedure)).length })}
            </span>
            <span data-forward>
              <Button variant="primary" iconAfter={ArrowRight} onPress={onNext}>
                {t('flow.next')}
              </Button>
            </span>
          </footer>
        )}
      </div>
    </div>
  );
}

function Saved({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation('clerk');
  switch (state.kind) {
    case 'saved':
      return <span className={css('saved')}>{t('flow.saved')}</span>;
    case 'saving':
      return <Busy label={t('flow.saving')} />;
    case 'not-saved':
      return (
        <span className={css('saved', 'notSaved')}>
          <CloudOff size={18} aria-hidden />
          {t('flow.notSaved')}
        </span>
      );
  }
}
