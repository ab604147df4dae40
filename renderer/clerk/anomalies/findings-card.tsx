import { ListTree } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { FindingRow } from '#shared/contract/kiosk/anomalies/finding-methods.ts';
import tables from '../frame/tables.module.css';
import styles from './anomalies.module.css';
import { FindingDialog } from './finding-dialog.tsx';

const css = classNames({ ...tables, ...styles });

/** What the program decided of people, or left to be decided. Nothing at all where there is none. */
export function FindingsCard() {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [found, setFound] = useState<{ readonly rows: readonly FindingRow[]; readonly open: number } | null>(
    null,
  );
  const [opened, setOpened] = useState<FindingRow | null>(null);

  const read = useCallback(async () => {
    const answer = await call(kiosk.listFindings({}));
    if (answer.kind === 'done') setFound(answer.value);
  }, [call, kiosk]);
  useEffect(() => void read(), [read]);

  if (found === null || found.rows.length === 0) return null;
  return (
    <Card
      flush
      title={t('findings.title')}
      aside={<span className={css('soft')}>{t('anomalies.openCount', { count: found.open })}</span>}
    >
      <p className={css('findingsLead')}>{t('findings.lead')}</p>
      <ul className={css('rows')}>
        {found.rows.map((row) => (
          <li key={row.id} className={css('row', row.looked !== null && 'settled')}>
            <div className={css('words')}>
              <strong className={css('what')}>{t(`findings.what.${row.kind}`)}</strong>
              <span className={css('fact')}>
                {t('anomalies.codes', { codes: row.subjects.join(', '), count: row.subjects.length })}
              </span>
              <span className={css('fact')}>{t('findings.foundAt', { at: moment(row.foundAt) })}</span>
              {row.looked !== null && (
                <span className={css('looked')}>
                  {t('anomalies.looked', { ...row.looked, at: moment(row.looked.at) })}
                </span>
              )}
            </div>
            <div className={css('acts')}>
              <Button
                icon={ListTree}
                onPress={() => setOpened(row)}
                aria-label={`${t('findings.open')}: ${t(`findings.what.${row.kind}`)}, ${row.subjects[0] ?? ''}`}
              >
                {t('findings.open')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {opened !== null && (
        <FindingDialog
          row={opened}
          onClose={() => setOpened(null)}
          onMarked={() => {
            setOpened(null);
            void read();
          }}
        />
      )}
    </Card>
  );
}
