import { FileDigit, IdCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { type StepShownBy, useVisit } from '#renderer/worker/ui/worker-context.ts';
import styles from './counter-proof-step.module.css';

/** The clerk compares person and passport; main moves on when they did. Who has a sheet of codes may use it instead. */
export function CounterProofStep({ step }: { readonly step: StepShownBy<'counter-proof'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  return (
    <Screen title={t('counterProof.title')} hint={t('counterProof.hint')} busy={busy}>
      {step.onlyWay && <Message tone="info">{t('kit.onlyWay')}</Message>}
      <div className={styles['waiting']}>
        <IdCard aria-hidden className={styles['icon']} />
        <p role="status">{t('counterProof.waiting')}</p>
        {step.offersKit && (
          <TouchButton
            icon={FileDigit}
            isDisabled={busy}
            onPress={() => void call(kiosk.chooseProof({ proof: 'kit' }))}
          >
            {t('kit.have')}
          </TouchButton>
        )}
      </div>
    </Screen>
  );
}
