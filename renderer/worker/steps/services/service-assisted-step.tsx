import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { textLayouts } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { FactQuestionStep } from '../issuance/fact-question-step.tsx';
import styles from './service.module.css';

const css = classNames(styles);

/** One of four questions that the clerk reads aloud and the person answers here. */
export function ServiceAssistedStep({ step }: { readonly step: StepAt<'assisted-question'> }) {
  const { kiosk } = useVisit();
  const { question, number, of } = step;
  if (question.form === 'bank') return <BankQuestion id={question.id} number={number} of={of} />;
  return (
    <FactQuestionStep
      step={{ stage: 'fact-questions', question, number, of, attemptsLeft: 1 }}
      send={(answer) => kiosk.answerAssistedQuestion({ answer })}
    />
  );
}

interface BankQuestionProps {
  readonly id: BankQuestionId;
  readonly number: number;
  readonly of: number;
}

function BankQuestion({ id, number, of }: BankQuestionProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState('');
  const [shown, setShown] = useState(false);
  const ready = answer.trim() !== '';

  async function submit(): Promise<void> {
    if (ready && !busy) await call(kiosk.answerAssistedQuestion({ answer }));
  }

  return (
    <Screen
      eyebrow={t('worker:fact.number', { number, of })}
      title={bankQuestionNames[session.language][id]}
      hint={t('worker:service.answer.hint')}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !ready, onPress: () => void submit() }}
      keyboard={<VirtualKeyboard layout={textLayouts[session.language]} field={field} />}
    >
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
