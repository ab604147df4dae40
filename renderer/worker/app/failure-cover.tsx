import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#renderer/api/kiosk.ts';
import { Cover } from '../frame/cover.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import styles from './failure-cover.module.css';

interface FailureCoverProps {
  readonly failure: CallFailure;
  readonly onClose: () => void;
}

/** What no question can handle: said in words, with the number that staff need. */
export function FailureCover({ failure, onClose }: FailureCoverProps) {
  const { t } = useTranslation('worker');
  const words =
    failure.kind === 'incident' ? 'incident' : failure.reason === 'disk-full' ? 'diskFull' : 'refused';
  return (
    <Cover title={t(`failure.${words}`)} onClose={onClose} urgent>
      {failure.kind === 'incident' && <p className={styles['number']}>{failure.incident}</p>}
      <TouchButton tone="primary" onPress={onClose}>
        {t('failure.close')}
      </TouchButton>
    </Cover>
  );
}
