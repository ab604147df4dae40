import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './failure-notice.module.css';

const css = classNames(styles);

/** A refusal or an incident, over whatever screen it met. What was typed stays behind it. */
export function FailureNotice({
  failure,
  onClose,
}: {
  readonly failure: CallFailure;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['clerk', 'common']);
  const text =
    failure.kind === 'incident'
      ? t('common:incident', { incident: failure.incident })
      : t(failure.reason === 'disk-full' ? 'common:diskFull' : 'common:refused');
  return (
    <div className={css('place')}>
      <Notice
        tone="bad"
        title={t('failure.title')}
        actions={<Button onPress={onClose}>{t('failure.understood')}</Button>}
      >
        {text}
      </Notice>
    </div>
  );
}
