import { FileDigit, MailPlus, MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { DigitBoxes } from '#renderer/worker/entry/digit-boxes.tsx';
import { DigitPad } from '#renderer/worker/entry/digit-pad.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { minutesAndSeconds, useSecondsUntil } from '#renderer/worker/ui/use-seconds-until.ts';
import { type StepShownBy, useVisit } from '#renderer/worker/ui/worker-context.ts';
import styles from './email-code-step.module.css';

const css = classNames(styles);
const codeLength = 6;

type Outcome = { readonly kind: 'wrong'; readonly attemptsLeft: number } | { readonly kind: 'sent-again' };

/** The code that went to the person's mailbox, with what is left of its minutes; or another proof in its place. */
export function EmailCodeStep({ step }: { readonly step: StepShownBy<'email-code'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const [refusedAsExpired, setRefusedAsExpired] = useState<string>();
  const [retryAt, setRetryAt] = useState<string | null>(null);
  const isService = step.stage === 'service-code';
  const wait = useSecondsUntil(retryAt);
  const left = useSecondsUntil(step.expiresAt);
  const expired = left === 0 || refusedAsExpired === step.expiresAt;

  function change(next: string): void {
    setOutcome(undefined);
    setCode(next);
  }

  async function submit(): Promise<void> {
    if (code.length !== codeLength || expired || busy) return;
    const answer = await call(kiosk.submitEmailCode({ code }));
    if (answer.kind !== 'error') return;
    setCode('');
    switch (answer.error.code) {
      case 'wrong-answer':
        setOutcome({ kind: 'wrong', attemptsLeft: answer.error.attemptsLeft });
        break;
      case 'expired':
        setRefusedAsExpired(step.expiresAt);
        break;
      case 'wrong-step':
        break;
    }
  }

  async function sendAgain(): Promise<void> {
    const answer = await call(kiosk.sendEmailCodeAgain({}));
    if (answer.kind === 'done') {
      setCode('');
      setOutcome({ kind: 'sent-again' });
    } else if (answer.kind === 'error' && answer.error.code === 'too-soon') {
      setRetryAt(answer.error.retryAt);
    }
  }

  return (
    <Screen
      title={t(isService ? 'worker:service.code.title' : 'worker:emailCode.title')}
      hint={<WhereItWent step={step} />}
      busy={busy}
      pad={<DigitPad value={code} length={codeLength} onChange={change} />}
      primary={{
        label: t('common:action.continue'),
        disabled: code.length !== codeLength || expired,
        onPress: () => void submit(),
      }}
    >
      <DigitBoxes
        label={t('worker:emailCode.field')}
        value={code}
        length={codeLength}
        onChange={change}
        onEnter={() => void submit()}
      />
      {expired ? (
        <Message tone="bad">{t('worker:emailCode.expired')}</Message>
      ) : (
        <p className={css('countdown', left <= 60 && 'soon')}>
          {t('worker:emailCode.expiresIn')}{' '}
          <span className={css('time')} role="timer">
            {minutesAndSeconds(left)}
          </span>
        </p>
      )}
      {outcome?.kind === 'wrong' && !expired && (
        <Message tone="bad">
          {t('worker:frame.wrongAnswer', {
            what: t('worker:emailCode.wrong'),
            left: t('worker:frame.attemptsLeft', { count: outcome.attemptsLeft }),
          })}
        </Message>
      )}
      {outcome?.kind === 'sent-again' && <Message tone="good">{t('worker:emailCode.sentAgain')}</Message>}
      <div className={css('others')}>
        <TouchButton icon={MailPlus} isDisabled={busy || wait > 0} onPress={() => void sendAgain()}>
          {wait > 0 ? t('worker:emailCode.againIn', { time: timeOf(wait) }) : t('worker:emailCode.again')}
        </TouchButton>
        {step.offersKit && (
          <TouchButton
            icon={FileDigit}
            isDisabled={busy}
            onPress={() => void call(kiosk.chooseProof({ proof: 'kit' }))}
          >
            {t('worker:kit.have')}
          </TouchButton>
        )}
        <TouchButton
          icon={MailX}
          isDisabled={busy}
          onPress={() => void call(kiosk.chooseProof({ proof: 'counter' }))}
        >
          {t(isService ? 'worker:service.code.counter' : 'worker:emailCode.noMailbox')}
        </TouchButton>
      </div>
    </Screen>
  );
}

/** Where the message went and whether it left, to whoever may know it. */
function WhereItWent({ step }: { readonly step: StepShownBy<'email-code'> }) {
  const { t } = useTranslation('worker');
  const { maskedEmail: email, delivery } = step;
  if (email === null) return t('service.code.sent');
  return delivery === null ? t('service.code.sentTo', { email }) : t(`emailCode.${delivery}`, { email });
}

/** Of a wait that may be a minute or most of an hour. */
function timeOf(seconds: number): string {
  return seconds > 60 ? minutesAndSeconds(seconds) : `${seconds} s`;
}
