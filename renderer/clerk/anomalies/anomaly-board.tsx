import { RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { EntriesBehind } from '#renderer/clerk/frame/place.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { AnomalyRow, AnomalyBoard as Board } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import tables from '../frame/tables.module.css';
import styles from './anomalies.module.css';
import { AnomalyItem } from './anomaly-item.tsx';
import { titleOf } from './anomaly-words.ts';
import charts from './charts.module.css';
import { FindingsCard } from './findings-card.tsx';
import { HoursStrip } from './hours-strip.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { RateDots } from './rate-dots.tsx';

const css = classNames({ ...tables, ...styles, ...charts });

/** What deserves a second look, gravest first, beside the two pictures that say it faster. */
export function AnomalyBoard({ onOpen }: { readonly onOpen: (behind: EntriesBehind) => void }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [board, setBoard] = useState<Board | null>(null);
  const [marking, setMarking] = useState<AnomalyRow | null>(null);

  const read = useCallback(async () => {
    const answer = await call(kiosk.getAnomalyBoard({}));
    if (answer.kind === 'done') setBoard(answer.value);
  }, [call, kiosk]);
  useEffect(() => void read(), [read]);

  async function open(row: AnomalyRow): Promise<void> {
    const answer = await call(kiosk.openAnomaly({ key: row.key }));
    if (answer.kind === 'done') onOpen({ title: titleOf(row, t), sequences: answer.value.sequences });
    if (answer.kind === 'error') await read();
  }

  if (board === null) {
    return (
      <div className={css('page')}>
        <Busy label={t('anomalies.reading')} />
      </div>
    );
  }
  const waiting = board.rows.filter(({ looked }) => looked?.isCurrent !== true).length;
  return (
    <div className={css('page')}>
      <PageHeader
        title={t('anomalies.title')}
        lead={t('anomalies.lead', { days: board.settings.windowDays })}
        actions={
          <Button icon={RefreshCw} isPending={busy} onPress={() => void read()}>
            {t('anomalies.again')}
          </Button>
        }
      />
      <FindingsCard />
      <div className={css('board')}>
        <Card
          fit
          flush
          title={t('anomalies.list')}
          aside={<span className={css('soft')}>{t('anomalies.openCount', { count: waiting })}</span>}
        >
          {board.rows.length === 0 ? (
            <div className={css('none')}>
              <Notice tone="good" title={t('anomalies.none')}>
                {t('anomalies.noneLead', { since: moment(board.since) })}
              </Notice>
            </div>
          ) : (
            <ul className={css('rows')}>
              {board.rows.map((row) => (
                <AnomalyItem
                  key={row.key}
                  row={row}
                  onOpen={() => void open(row)}
                  onMark={() => setMarking(row)}
                />
              ))}
            </ul>
          )}
        </Card>
        <div className={css('pictures')}>
          <Card title={t('anomalies.hours')}>
            <HoursStrip hours={board.hours} {...board.settings} />
          </Card>
          <Card title={t('anomalies.rates')}>
            <div className={css('measures')}>
              {board.rates.map((rate) => (
                <RateDots key={rate.measure} {...rate} />
              ))}
            </div>
          </Card>
        </div>
      </div>
      {marking !== null && (
        <MarkDialog
          row={marking}
          onClose={() => setMarking(null)}
          onMarked={() => {
            setMarking(null);
            void read();
          }}
        />
      )}
    </div>
  );
}
