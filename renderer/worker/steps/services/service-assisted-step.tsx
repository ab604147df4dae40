import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { FactQuestionStep } from '../issuance/fact-question-step.tsx';
import styles from './service.module.css';
import { BankAnswer } from './service-answer-step.tsx';

const css = classNames(styles);

/** One of four questions that the clerk reads aloud and the person answers here. */
export function ServiceAssistedStep({ step }: { readonly step: StepAt<'assisted-question'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { question, number, of } = step;
  const send = (answer: string) => kiosk.answerAssistedQuestion({ answer });
  if (question.form === 'bank') {
    return <BankAnswer eyebrow={t('fact.number', { number, of })} question={question.id} send={send} />;
  }
  return (
    <FactQuestionStep step={{ stage: 'fact-questions', question, number, of, attemptsLeft: 1 }} send={send} />
  );
}

/** All four are right; a supervisor signs at the counter. */
export function ServiceApprovalStep() {
  const { t } = useTranslation('worker');
  return (
    <Screen title={t('service.approval.title')} hint={t('service.approval.hint')}>
      <div className={css('outcome')}>
        <ShieldCheck aria-hidden className={css('icon', 'good')} />
      </div>
    </Screen>
  );
}
