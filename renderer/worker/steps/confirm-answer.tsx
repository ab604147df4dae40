import { Check, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { Screen } from '../frame/screen.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useVisit } from '../ui/worker-context.ts';
import styles from './confirm-answer.module.css';

const css = classNames(styles);

interface ConfirmAnswerProps {
  readonly question: BankQuestionId;
  readonly words: string;
  readonly eyebrow: string;
  /** As it was typed; main has its hash. */
  readonly answer: string;
  /** Kept: what was typed is forgotten here. */
  readonly onKept: () => void;
}

/**
 * The answer read once before it is kept, in place of typing it a second time. It is shown: an answer that nobody saw
 * would be wrong on the day of recovery, and the eye finds a slip that a hand repeats. See decision 072.
 */
export function ConfirmAnswer({ question, words, eyebrow, answer, onKept }: ConfirmAnswerProps) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [shown, setShown] = useState(true);

  async function keep(): Promise<void> {
    if ((await call(kiosk.practiseBankAnswer({ question, answer }))).kind !== 'failed') onKept();
  }

  return (
    <Screen
      eyebrow={eyebrow}
      title={t('bank.confirmTitle')}
      hint={words}
      busy={busy}
      primary={{ label: t('bank.keep'), icon: Check, onPress: () => void keep() }}
    >
      <div className={css('answer')}>
        <p className={css('typed')}>{shown ? answer.trim() : '•'.repeat([...answer.trim()].length)}</p>
        <TouchButton icon={shown ? EyeOff : Eye} onPress={() => setShown(!shown)}>
          {t(shown ? 'bank.hide' : 'bank.show')}
        </TouchButton>
      </div>
      <p className={css('hint')}>{t('bank.confirmHint')}</p>
    </Screen>
  );
}
