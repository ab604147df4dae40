import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { WorkerRecord } from '#shared/contract/kiosk/people/worker-record.ts';
import styles from './record-history.module.css';

const css = classNames(styles);

/** Who changed the contact data, who signed or declined it, and why. */
export function ContactHistory({ changes }: { readonly changes: WorkerRecord['contactChanges'] }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  if (changes.length === 0) return null;
  return (
    <Card title={t('contactChange.history')}>
      <ul className={css('list')}>
        {changes.map(({ at, decision, fields, reason, attendedBy, signedBy }) => (
          <li key={at} className={css('entry', decision === 'declined' && 'declined')}>
            <span className={css('when')}>
              {moment(at)} · {fields.map((field) => t(`coSign.fact.${field}`)).join(', ')}
            </span>
            <span>{t(`contactChange.${decision}`, { signer: signedBy, clerk: attendedBy })}</span>
            <span className={css('reason')}>{reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
