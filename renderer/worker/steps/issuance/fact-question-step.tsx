import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { ChoiceEntry } from '#renderer/worker/entry/choice-entry.tsx';
import { DateEntry, DatePad } from '#renderer/worker/entry/date-entry.tsx';
import { dateOf } from '#renderer/worker/entry/date-entry-state.ts';
import { DigitBoxes } from '#renderer/worker/entry/digit-boxes.tsx';
import { DigitPad } from '#renderer/worker/entry/digit-pad.tsx';
import { useDateEntry } from '#renderer/worker/entry/use-date-entry.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import { amountInFigures } from '#shared/text/languages/amounts-in-figures.ts';

interface FactQuestionStepProps {
  readonly step: StepAt<'fact-questions'>;
  /** Where the answer goes; without it, to the registration's turn. */
  readonly send?: (answer: string) => Promise<Reply<unknown, { readonly code: string }>>;
}

/** One question on a fact that the clerk verified: a choice, some digits or a date. */
export function FactQuestionStep({ step, send }: FactQuestionStepProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const [attemptsLeft, setAttemptsLeft] = useState<number>();
  const [text, setText] = useState('');
  const entry = useDateEntry(() => setAttemptsLeft(undefined));
  const { question } = step;
  const ready = readyAnswer();

  function readyAnswer(): string | null {
    switch (question.form) {
      case 'choice':
        return text === '' ? null : text;
      case 'digits':
        return text.length === question.length ? text : null;
      case 'date':
        return dateOf(entry);
    }
  }

  function change(next: string): void {
    setAttemptsLeft(undefined);
    setText(next);
  }

  async function submit(): Promise<void> {
    if (ready === null || busy) return;
    if (send !== undefined) {
      await call(send(ready));
      return;
    }
    const answer = await call(kiosk.answerFactQuestion({ answer: ready }));
    if (answer.kind !== 'error' || answer.error.code !== 'wrong-answer') return;
    setText('');
    entry.clear();
    setAttemptsLeft(answer.error.attemptsLeft);
  }

  const problem =
    attemptsLeft === undefined
      ? undefined
      : t('worker:frame.wrongAnswer', {
          what: t('worker:fact.wrong'),
          left: t('worker:frame.attemptsLeft', { count: attemptsLeft }),
        });

  function padOf() {
    switch (question.form) {
      case 'choice':
        return undefined;
      case 'digits':
        return <DigitPad value={text} length={question.length} onChange={change} />;
      case 'date':
        return <DatePad entry={entry} />;
    }
  }

  return (
    <Screen
      eyebrow={t('worker:fact.number', { number: step.number, of: step.of })}
      title={t(`worker:fact.question.${question.id}`)}
      hint={t(`worker:fact.hint.${question.id}`, { count: question.form === 'digits' ? question.length : 0 })}
      busy={busy}
      pad={padOf()}
      primary={{ label: t('common:action.continue'), disabled: ready === null, onPress: () => void submit() }}
    >
      {question.form === 'choice' && (
        <>
          {problem !== undefined && <Message tone="bad">{problem}</Message>}
          <ChoiceEntry
            label={t(`worker:fact.question.${question.id}`)}
            options={question.options}
            {...(question.id === 'remuneration' && {
              written: (sum: string) => amountInFigures(sum, session.language),
            })}
            chosen={text}
            onChoose={change}
          />
        </>
      )}
      {question.form === 'digits' && (
        <>
          <DigitBoxes
            label={t(`worker:fact.question.${question.id}`)}
            value={text}
            length={question.length}
            onChange={change}
            onEnter={() => void submit()}
          />
          {problem !== undefined && <Message tone="bad">{problem}</Message>}
        </>
      )}
      {question.form === 'date' && (
        <DateEntry entry={entry} onEnter={() => void submit()} problem={problem} />
      )}
    </Screen>
  );
}
