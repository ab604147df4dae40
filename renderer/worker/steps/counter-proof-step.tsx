import { IdCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import styles from './counter-proof-step.module.css';

/** The clerk compares person and passport; main moves on when they did. */
export function CounterProofStep() {
  const { t } = useTranslation('worker');
  return (
    <Screen title={t('counterProof.title')} hint={t('counterProof.hint')}>
      <div className={styles['waiting']}>
        <IdCard aria-hidden className={styles['icon']} />
        <p role="status">{t('counterProof.waiting')}</p>
      </div>
    </Screen>
  );
}
