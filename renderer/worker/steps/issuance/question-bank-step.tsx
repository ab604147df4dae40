import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { ScrollArea } from '#renderer/worker/ui/scroll-area.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { type BankQuestionId, bankQuestionIds } from '#shared/domain/credential/question-bank.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { AnswerQuestion } from '../answer-question.tsx';
import { ConfirmAnswer } from '../confirm-answer.tsx';
import styles from './question-bank-step.module.css';

const css = classNames(styles);

/** Questions chosen from the bank, one after the other: choose, answer, and read the answer once before it is kept. */
export function QuestionBankStep({ step }: { readonly step: StepAt<'question-bank'> }) {
  const { t } = useTranslation('worker');
  const { session } = useVisit();
  const [chosen, setChosen] = useState<BankQuestionId>();
  const [typed, setTyped] = useState<{ readonly question: BankQuestionId; readonly answer: string }>();
  const [problem, setProblem] = useState<'already-answered' | 'differs'>();
  const names = bankQuestionNames[session.language];

  const practising = step.answered.find(({ practised }) => !practised)?.question;
  const finished = step.answered.filter(({ practised }) => practised);
  const eyebrow = t('bank.number', { number: Math.min(finished.length + 1, step.of), of: step.of });
  const open =
    chosen !== undefined && !finished.some(({ question }) => question === chosen) ? chosen : undefined;

  if (practising !== undefined && typed?.question === practising) {
    return (
      <ConfirmAnswer
        question={practising}
        words={names[practising]}
        eyebrow={eyebrow}
        answer={typed.answer}
        onKept={() => setTyped(undefined)}
      />
    );
  }

  const answering = practising ?? open;
  if (answering !== undefined) {
    return (
      <AnswerQuestion
        key={`${answering} ${practising === undefined ? 'first' : 'again'}`}
        question={answering}
        words={names[answering]}
        eyebrow={eyebrow}
        again={practising !== undefined}
        problem={problem === 'differs' ? problem : undefined}
        before={typed?.question === answering ? typed.answer : undefined}
        onSend={(answer) => setTyped({ question: answering, answer })}
        onAnother={() => {
          setTyped(undefined);
          setChosen(undefined);
          setProblem(undefined);
        }}
        onTyped={() => setProblem(undefined)}
        onDiffers={() => {
          setChosen(answering);
          setProblem('differs');
        }}
        onAlreadyAnswered={() => {
          setChosen(undefined);
          setProblem('already-answered');
        }}
      />
    );
  }

  return (
    <Screen eyebrow={eyebrow} title={t('bank.chooseTitle')} hint={t('bank.chooseHint')} fill>
      {problem !== undefined && <Message tone="bad">{t(`bank.problem.${problem}`)}</Message>}
      <ScrollArea label={t('bank.chooseTitle')}>
        <ul className={css('list')}>
          {bankQuestionIds
            .filter((id) => !step.answered.some(({ question }) => question === id))
            .map((id) => (
              <li key={id} className={css('item')}>
                <button
                  type="button"
                  className={css('question')}
                  onClick={() => {
                    setProblem(undefined);
                    setChosen(id);
                  }}
                >
                  {names[id]}
                </button>
              </li>
            ))}
        </ul>
      </ScrollArea>
    </Screen>
  );
}
