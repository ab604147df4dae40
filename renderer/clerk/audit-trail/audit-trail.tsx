import { ArrowLeft, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { EntriesBehind } from '#renderer/clerk/frame/place.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { AuditEntry, auditMethods } from '#shared/contract/kiosk/audit-trail/audit-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import styles from '../frame/tables.module.css';
import { documentationOf, eventChoices } from './event-documentation.ts';

const css = classNames(styles);
const pageSize = 100;
const everyEvent = 'every-event';

type Verdict = OutputOf<(typeof auditMethods)['verifyAuditTrail']>;

interface AuditTrailProps {
  /** Only the entries behind a row of the anomaly board. */
  readonly behind: EntriesBehind | null;
  /** To the anomaly board. */
  readonly onBack: () => void;
}

/** What happened on this terminal, newest first, each event with its documentation. Nothing can be changed. */
export function AuditTrail({ behind, onBack }: AuditTrailProps) {
  const { t } = useTranslation('clerk');
  const language = useLanguage();
  const { fullMoment, count } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const verification = useCall();
  const [entries, setEntries] = useState<readonly AuditEntry[] | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const [filter, setFilter] = useState<string>(everyEvent);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const event = filter === everyEvent ? null : filter;
  const query = useRef(behind === null ? {} : { among: [...behind.sequences] });

  useEffect(() => {
    let alive = true;
    const timer = setTimeout(() => {
      void call(kiosk.listAuditEntries({ before: null, limit: pageSize, event, ...query.current })).then(
        (answer) => {
          if (!alive || answer.kind !== 'done') return;
          setEntries(answer.value);
          setHasMore(answer.value.length === pageSize);
        },
      );
    }, 200);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [call, kiosk, event]);

  async function loadOlder(): Promise<void> {
    if (entries === null) return;
    const before = entries.at(-1)?.sequence ?? null;
    const answer = await call(kiosk.listAuditEntries({ before, limit: pageSize, event, ...query.current }));
    if (answer.kind !== 'done') return;
    setEntries([...entries, ...answer.value]);
    setHasMore(answer.value.length === pageSize);
  }
  async function verify(): Promise<void> {
    setVerdict(null);
    const answer = await verification.call(kiosk.verifyAuditTrail({}));
    if (answer.kind === 'done') setVerdict(answer.value);
  }

  return (
    <div className={css('page')}>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          <div className={css('toolbar')}>
            <div className={css('filter')}>
              <SelectField
                label={t('audit.filter')}
                value={filter}
                onChange={setFilter}
                placeholder=""
                choices={[{ id: everyEvent, label: t('audit.everyEvent') }, ...eventChoices(language)]}
              />
            </div>
            {verification.busy ? (
              <Busy label={t('audit.verifying')} />
            ) : (
              <Button variant="primary" icon={ShieldCheck} onPress={() => void verify()}>
                {t('audit.verify')}
              </Button>
            )}
          </div>
        }
      />
      {behind !== null && (
        <Notice
          tone="info"
          title={t('anomalies.behind', { title: behind.title })}
          actions={
            <Button icon={ArrowLeft} onPress={onBack}>
              {t('anomalies.behindBack')}
            </Button>
          }
        />
      )}
      {verdict?.verdict === 'intact' && (
        <Notice tone="good">{t('audit.intact', { entries: count(verdict.entries) })}</Notice>
      )}
      {verdict?.verdict === 'broken' && (
        <Notice tone="bad" title={t(`audit.broken.${verdict.problem}`, verdict)}>
          {t('audit.brokenAdvice')}
        </Notice>
      )}
      {verdict?.verdict === 'witness-differs' && (
        <Notice tone="bad" title={t(`audit.witness.${verdict.witness}`)}>
          {t(`audit.witnessFault.${verdict.fault}`, { ...verdict, count: verdict.last })}{' '}
          {t('audit.brokenAdvice')}
        </Notice>
      )}
      <Card fit flush reading={t('audit.title')}>
        <table className={css('table')}>
          <thead>
            <tr>
              <th scope="col">{t('audit.number')}</th>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.event')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.subject')}</th>
            </tr>
          </thead>
          <tbody>
            {entries?.map((entry) => (
              <tr key={entry.sequence}>
                <td className={css('number')}>{entry.sequence}</td>
                <td className={css('nowrap')}>{fullMoment(entry.at)}</td>
                <td>
                  {documentationOf(entry.event, language)}
                  <span className={css('detail', 'code')}>{entry.event}</span>
                </td>
                <td>
                  {entry.account ?? t('audit.system')}
                  {entry.coSigner !== null && (
                    <span className={css('detail')}>{t('audit.signedBy', { who: entry.coSigner })}</span>
                  )}
                </td>
                <td className={css('code', 'nowrap')}>{entry.subject ?? entry.aboutAccount ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {entries === null && (
          <div className={css('more')}>
            <Busy label={t('loading')} />
          </div>
        )}
        {entries?.length === 0 && <p className={css('more')}>{t('audit.empty')}</p>}
        {hasMore && (
          <div className={css('more')}>
            <Button onPress={() => void loadOlder()}>{t('audit.more')}</Button>
          </div>
        )}
      </Card>
    </div>
  );
}
