import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { textLayouts } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { TextEntry } from '../entry/text-entry.tsx';
import { Screen } from '../frame/screen.tsx';
import { Message } from '../ui/message.tsx';
import { useVisit } from '../ui/worker-context.ts';

type Problem = 'too-short' | 'repeats-question' | 'same-as-other' | 'differs';

interface AnswerQuestionProps {
  readonly question: BankQuestionId;
  readonly words: string;
  readonly eyebrow: string;
  /** The answer is typed anew, because this view no longer has what main waits for. */
  readonly again: boolean;
  /** What happened before this screen came back. */
  readonly problem: 'differs' | undefined;
  /** What was typed before the person came back to change it: then it can be read. */
  readonly before: string | undefined;
  /** What is about to be kept. */
  readonly onSend: (answer: string) => void;
  readonly onAnother: () => void;
  readonly onTyped: () => void;
  readonly onDiffers: () => void;
  readonly onAlreadyAnswered: () => void;
}

/** One question of the bank, answered or answered once more. What is typed leaves this screen only for main. */
export function AnswerQuestion(props: AnswerQuestionProps) {
  const { question, words, eyebrow, again, onSend, onAnother, onTyped, onDiffers, onAlreadyAnswered } = props;
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState(props.before ?? '');
  const [shown, setShown] = useState(props.before !== undefined);
  const [own, setOwn] = useState<Problem>();
  const problem = own ?? props.problem;
  const ready = answer.trim() !== '';

  async function submit(): Promise<void> {
    if (!ready || busy) return;
    if (again) {
      const reply = await call(kiosk.practiseBankAnswer({ question, answer }));
      if (reply.kind !== 'error' || reply.error.code !== 'differs') return;
      setAnswer('');
      onDiffers();
      return;
    }
    onSend(answer);
    const reply = await call(kiosk.saveBankAnswer({ question, answer }));
    if (reply.kind !== 'error') return;
    switch (reply.error.code) {
      case 'too-short':
      case 'repeats-question':
      case 'same-as-other':
        setOwn(reply.error.code);
        break;
      case 'already-answered':
        onAlreadyAnswered();
        break;
      case 'wrong-step':
        break;
    }
  }

  return (
    <Screen
      eyebrow={eyebrow}
      title={again ? t('worker:bank.againTitle') : words}
      hint={problem !== undefined ? undefined : again ? words : t('worker:bank.answerHint')}
      onBack={again ? undefined : onAnother}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !ready, onPress: () => void submit() }}
      keyboard={<VirtualKeyboard layout={textLayouts[session.language]} field={field} />}
    >
      {problem !== undefined && <Message tone="bad">{t(`worker:bank.problem.${problem}`)}</Message>}
      <TextEntry
        field={field}
        label={t('worker:bank.field')}
        value={answer}
        onChange={(next) => {
          setAnswer(next);
          setOwn(undefined);
          onTyped();
        }}
        onEnter={() => void submit()}
        shown={shown}
        onShow={setShown}
      />
    </Screen>
  );
}
