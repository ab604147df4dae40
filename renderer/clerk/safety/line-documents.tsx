import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import type { HeadOfficeLineView } from '#shared/contract/kiosk/head-office/line-methods.ts';
import styles from './safety.module.css';
import { percentOf, useSizeText } from './safety-words.ts';

const css = classNames(styles);

/** Thousands of bits in a second. */
const limits = [0, 50, 100, 200, 500, 1000, 5000, null];

/** What becomes of the documents, and how much of the line they may take. */
export function LineDocuments({
  documents,
  onChanged,
}: {
  readonly documents: HeadOfficeLineView['documents'];
  readonly onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const size = useSizeText();
  const { kilobitsPerSecond: limit, waiting, bytes, sending, missing, refused } = documents;
  const choices = limits.includes(limit) ? limits : [...limits, limit];
  function words(): string {
    if (waiting === 0) return t('line.documents.none');
    return t('line.documents.waiting', { count: waiting, size: size(bytes) });
  }
  function nameOf(kilobits: number | null): string {
    if (kilobits === 0) return t('line.documents.never');
    return kilobits === null ? t('line.documents.unlimited') : t('line.documents.limited', { kilobits });
  }
  return (
    <>
      <dl className={css('facts')}>
        <dt>{t('line.documents.title')}</dt>
        <dd>
          {words()}
          {sending !== null && (
            <span className={css('detail', 'under')}>
              {t('line.documents.sending', {
                percent: percentOf({ done: sending.received, total: sending.size }),
              })}
            </span>
          )}
        </dd>
        {missing > 0 && (
          <>
            <dt>{t('line.documents.missing')}</dt>
            <dd className={css('warn')}>{t('line.documents.missingText', { count: missing })}</dd>
          </>
        )}
        {refused > 0 && (
          <>
            <dt>{t('line.documents.refused')}</dt>
            <dd className={css('warn')}>{t('line.documents.refusedText', { count: refused })}</dd>
          </>
        )}
      </dl>
      <SelectField
        label={t('line.documents.limit')}
        name="line.limit"
        description={t('line.documents.limitHelp')}
        placeholder=""
        value={String(limit)}
        choices={choices.map((kilobits) => ({ id: String(kilobits), label: nameOf(kilobits) }))}
        onChange={(chosen) =>
          void call(
            kiosk.saveLineLimit({ kilobitsPerSecond: chosen === 'null' ? null : Number(chosen) }),
          ).then(onChanged)
        }
      />
    </>
  );
}
