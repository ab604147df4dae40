import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Cover } from '../frame/cover.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import { useVisit } from '../ui/worker-context.ts';
import styles from './idle-warning.module.css';

/** Nobody touched the screen for a while: a touch anywhere keeps the visit. */
export function IdleWarning({ resetAt }: { readonly resetAt: string }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call } = useCall();
  const seconds = useSecondsUntil(resetAt);
  return (
    <Cover title={t('idle.title')} urgent>
      <p>{t('idle.body')}</p>
      <p className={styles['seconds']} role="timer">
        {t('idle.seconds', { count: seconds })}
      </p>
      <TouchButton tone="primary" icon={Hand} wide onPress={() => void call(kiosk.reportActivity({}))}>
        {t('idle.stay')}
      </TouchButton>
    </Cover>
  );
}
