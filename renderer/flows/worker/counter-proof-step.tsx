import { IdCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProcedureWords } from '#renderer/i18n/procedure-words.ts';
import styles from './counter-proof-step.module.css';
import { Screen } from './screen.tsx';
import { useProcedure } from './worker-context.ts';

/** The clerk compares person and document; main moves on when they did. */
export function CounterProofStep() {
  const { t } = useTranslation('worker');
  const words = useProcedureWords('worker', useProcedure());
  return (
    <Screen title={words('counterProof.title')} hint={t('counterProof.hint')}>
      <div className={styles['waiting']}>
        <IdCard aria-hidden className={styles['icon']} />
        <p role="status">{t('counterProof.waiting')}</p>
      </div>
    </Screen>
  );
}
