import { IdCard } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { kitLayout } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';
import { kitAlphabet, kitCodeLength } from '#shared/domain/credential/recovery-kit.ts';
import styles from './service.module.css';

const css = classNames(styles);

type Problem =
  | { readonly code: 'shape' | 'check-character' | 'not-checkable' }
  | { readonly code: 'wrong-answer'; readonly attemptsLeft: number };

/** One code of the paper sheet. What is only a slip of the hand is said so, and costs nothing. */
export function ServiceKitStep() {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const isResting = problem?.code === 'wrong-answer' && problem.attemptsLeft === 0;
  const isWhole = text.replace('-', '').length === kitCodeLength;
  const toCounter = (): void => void call(kiosk.chooseProof({ proof: 'counter' }));

  async function submit(): Promise<void> {
    if (!isWhole || busy) return;
    const answer = await call(kiosk.submitKitCode({ code: text }));
    if (answer.kind !== 'error' || answer.error.code === 'wrong-step') return;
    setProblem(answer.error);
    if (answer.error.code === 'wrong-answer') setText('');
  }

  if (isResting) {
    return (
      <Screen
        title={t('worker:kit.use.wrong')}
        hint={<span role="alert">{t('worker:kit.use.resting')}</span>}
        busy={busy}
        primary={{ label: t('worker:kit.use.toCounter'), icon: IdCard, onPress: toCounter }}
      />
    );
  }
  return (
    <Screen
      title={t('worker:kit.use.title')}
      hint={problem === undefined ? t('worker:kit.use.hint') : undefined}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !isWhole, onPress: () => void submit() }}
      keyboard={<VirtualKeyboard layout={kitLayout} field={field} />}
    >
      {problem !== undefined && <Message tone="bad">{wordsOf(problem)}</Message>}
      <div className={css('answers')}>
        <TextEntry
          field={field}
          label={t('worker:kit.use.field')}
          value={text}
          onChange={(next) => {
            setText(grouped(next));
            setProblem(undefined);
          }}
          onEnter={() => void submit()}
        />
        <div className={css('others')}>
          <TouchButton icon={IdCard} isDisabled={busy} onPress={toCounter}>
            {t('worker:kit.use.counter')}
          </TouchButton>
        </div>
      </div>
    </Screen>
  );

  function wordsOf(found: Problem): string {
    switch (found.code) {
      case 'shape':
        return t('worker:kit.use.shape');
      case 'check-character':
        return t('worker:kit.use.checkCharacter');
      case 'not-checkable':
        return t('worker:service.start.notCheckable');
      case 'wrong-answer':
        return t('worker:frame.wrongAnswer', {
          what: t('worker:kit.use.wrong'),
          left: t('worker:frame.attemptsLeft', { count: found.attemptsLeft }),
        });
    }
  }
}

/** In two groups, as on the sheet; a sign that no code has is not taken. */
function grouped(text: string): string {
  const signs = [...text.toUpperCase()].filter((sign) => kitAlphabet.includes(sign)).slice(0, kitCodeLength);
  const middle = kitCodeLength / 2;
  const compact = signs.join('');
  return compact.length <= middle ? compact : `${compact.slice(0, middle)}-${compact.slice(middle)}`;
}
