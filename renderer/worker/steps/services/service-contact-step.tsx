import { MailX, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import styles from './service.module.css';

const css = classNames(styles);

/** Where the code goes. Whoever has another mailbox now changes it; whoever has none is proved at the counter. */
export function ServiceContactStep({ step }: { readonly step: StepAt<'recovery-contact'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const hasEmail = step.maskedEmail !== null;
  const confirm = (changed: boolean): void => void call(kiosk.confirmRecoveryContact({ changed }));
  return (
    <Screen
      title={t('service.contact.title')}
      hint={t(hasEmail ? 'service.contact.hint' : 'service.contact.hintNone')}
      busy={busy}
      primary={{
        label: t(hasEmail ? 'service.contact.mine' : 'service.contact.toCounter'),
        onPress: () => confirm(false),
      }}
    >
      <dl className={css('facts')}>
        <div className={css('fact')}>
          <dt>{t('service.contact.email')}</dt>
          <dd>{step.maskedEmail ?? t('service.contact.none')}</dd>
        </div>
        <div className={css('fact')}>
          <dt>{t('service.contact.mobile')}</dt>
          <dd>{step.maskedMobile ?? t('service.contact.none')}</dd>
        </div>
      </dl>
      {step.coolsOff && <Message tone="info">{t('contactChange.coolsOff')}</Message>}
      <div className={css('others')}>
        <TouchButton icon={PenLine} isDisabled={busy} onPress={() => confirm(true)}>
          {t('service.contact.changed')}
        </TouchButton>
        {hasEmail && (
          <TouchButton
            icon={MailX}
            isDisabled={busy}
            onPress={() => void call(kiosk.chooseProof({ proof: 'counter' }))}
          >
            {t('service.code.counter')}
          </TouchButton>
        )}
      </div>
    </Screen>
  );
}
