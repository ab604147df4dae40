import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { textLayouts } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';

/** One of the three questions. With its answer, all that was given is judged together. */
export function ServiceAnswerStep({ step: { question } }: { readonly step: StepAt<'recovery-answer'> }) {
  const { kiosk } = useVisit();
  return (
    <BankAnswer question={question} send={(answer) => kiosk.submitRecoveryAnswer({ question, answer })} />
  );
}

interface BankAnswerProps {
  readonly eyebrow?: string;
  readonly question: BankQuestionId;
  readonly send: (answer: string) => Promise<Reply<unknown, { readonly code: string }>>;
}

/** A question that the person chose once, answered on the keyboard of their language. */
export function BankAnswer({ eyebrow, question, send }: BankAnswerProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { session } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState('');
  const [shown, setShown] = useState(false);
  const [notCheckable, setNotCheckable] = useState(false);
  const ready = answer.trim() !== '';

  async function submit(): Promise<void> {
    if (!ready || busy) return;
    const reply = await call(send(answer));
    if (reply.kind === 'error') setNotCheckable(reply.error.code === 'not-checkable');
  }

  return (
    <Screen
      {...(eyebrow !== undefined && { eyebrow })}
      title={bankQuestionNames[session.language][question]}
      hint={t('worker:service.answer.hint')}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !ready, onPress: () => void submit() }}
      keyboard={<VirtualKeyboard layout={textLayouts[session.language]} field={field} />}
    >
      {notCheckable && <Message tone="bad">{t('worker:service.start.notCheckable')}</Message>}
      <TextEntry
        field={field}
        label={t('worker:bank.field')}
        value={answer}
        onChange={setAnswer}
        onEnter={() => void submit()}
        shown={shown}
        onShow={setShown}
      />
    </Screen>
  );
}
