import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { WorkerRecord } from '#shared/contract/kiosk/people/worker-record.ts';
import styles from './record-history.module.css';

const css = classNames(styles);

/** Credentials that ended before their time: why, and who answers for it. */
export function RevocationHistory({ revocations }: { readonly revocations: WorkerRecord['revocations'] }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  if (revocations.length === 0) return null;
  return (
    <Card title={t('revocation.history')}>
      <ul className={css('list')}>
        {revocations.map(({ at, cause, reason, attendedBy, signedBy, withdrawn }) => (
          <li key={at} className={css('entry', 'declined')}>
            <span className={css('when')}>
              {moment(at)} · {t(`revocation.cause.${cause}`)}
            </span>
            <span>{t('revocation.signed', { signer: signedBy, clerk: attendedBy })}</span>
            <span className={css('reason')}>{reason}</span>
            {withdrawn !== null && (
              <>
                <span className={css('when', 'later')}>
                  {t('revocation.withdraw.done', { date: moment(withdrawn.at) })}
                </span>
                <span>
                  {t('revocation.signed', { signer: withdrawn.signedBy, clerk: withdrawn.attendedBy })}
                </span>
                <span className={css('reason')}>{withdrawn.reason}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
