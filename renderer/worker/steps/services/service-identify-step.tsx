import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { codeLayout } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';

type Problem =
  | { readonly code: 'shape' }
  | { readonly code: 'check-character'; readonly suggestion: string | null };

/** The code of the receipt: typed here, or scanned by a reader that types it and presses Enter. */
export function ServiceIdentifyStep() {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const ready = text.trim() !== '';

  async function submit(code: string): Promise<void> {
    if (code.trim() === '' || busy) return;
    const answer = await call(kiosk.identify({ text: code }));
    if (answer.kind === 'error' && answer.error.code !== 'wrong-step') setProblem(answer.error);
  }

  return (
    <Screen
      title={t('worker:service.identify.title')}
      hint={problem === undefined ? t('worker:service.identify.hint') : undefined}
      busy={busy}
      primary={{
        label: t('common:action.continue'),
        disabled: !ready,
        onPress: () => void submit(text),
      }}
      keyboard={<VirtualKeyboard layout={codeLayout} field={field} />}
    >
      {problem !== undefined && (
        <Message tone="bad">
          {t(
            problem.code === 'shape'
              ? 'worker:service.identify.shape'
              : 'worker:service.identify.checkCharacter',
          )}
        </Message>
      )}
      <TextEntry
        field={field}
        label={t('worker:service.identify.field')}
        value={text}
        onChange={(next) => {
          setText(next.toUpperCase().slice(0, 60));
          setProblem(undefined);
        }}
        onEnter={() => void submit(text)}
      />
      {problem?.code === 'check-character' && problem.suggestion !== null && (
        <TouchButton onPress={() => void submit(problem.suggestion ?? '')}>
          {t('worker:service.identify.useSuggestion', { code: problem.suggestion })}
        </TouchButton>
      )}
    </Screen>
  );
}
