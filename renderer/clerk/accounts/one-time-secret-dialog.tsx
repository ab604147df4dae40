import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Account, OneTimeSecret } from '#shared/contract/kiosk/accounts/account-methods.ts';
import styles from './accounts.module.css';

const css = classNames(styles);

interface OneTimeSecretDialogProps {
  readonly account: Account;
  readonly oneTimeSecret: OneTimeSecret;
  readonly onClose: () => void;
}

/** Shown once, to be written down for the person of the account. Only the button closes it. */
export function OneTimeSecretDialog({ account, oneTimeSecret, onClose }: OneTimeSecretDialogProps) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const until = fullMoment(oneTimeSecret.expiresAt);
  return (
    <Dialog
      title={t('accounts.secret.title', account)}
      open
      onClose={() => undefined}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('accounts.secret.noted')}
        </Button>
      }
    >
      <p>{t('accounts.secret.text')}</p>
      <output className={css('secret')}>{oneTimeSecret.secret}</output>
      <p>{t('accounts.secret.until', { until })}</p>
      <p>{t('accounts.secret.how', account)}</p>
      {account.signOff === 'waiting' && <Notice tone="info">{t('accounts.secret.waiting')}</Notice>}
      {account.signOff === 'alone' && <Notice tone="warn">{t('accounts.secret.alone')}</Notice>}
    </Dialog>
  );
}
