import { ArrowLeft, Fingerprint } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { PapersList } from '#renderer/clerk/papers/papers-list.tsx';
import { FieldList } from '#renderer/clerk/registration/field-list.tsx';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { WorkerRecord } from '#shared/contract/kiosk/people/worker-record.ts';
import { writeName } from '#shared/domain/names/names.ts';
import { recordFieldsOf } from '#shared/domain/procedures/definition.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { ClosedNotice } from './closed-notice.tsx';
import { ContactHistory } from './contact-history.tsx';
import { KitFact } from './kit-fact.tsx';
import { RevocationHistory } from './revocation-history.tsx';
import { ServiceActions } from './service-actions.tsx';
import styles from './worker-record-screen.module.css';

const css = classNames(styles);

interface WorkerRecordScreenProps {
  readonly workerId: string;
  readonly canStart: boolean;
  /** Somebody is at the worker's display: no service begins there. */
  readonly isDisplayTaken: boolean;
  readonly onStart: () => void;
  readonly onBack: () => void;
}

/** One registered person. Opening it is an audited act, so it is read once per visit to this screen, and again after an act. */
export function WorkerRecordScreen({
  workerId,
  canStart,
  isDisplayTaken,
  onStart,
  onBack,
}: WorkerRecordScreenProps) {
  const { t } = useTranslation('clerk');
  const { date, moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [round, setRound] = useState(0);
  const [record, setRecord] = useState<WorkerRecord | 'not-found' | null>(null);

  useEffect(() => {
    let alive = true;
    void call(kiosk.openWorker({ workerId })).then((answer) => {
      if (!alive) return;
      if (answer.kind === 'done') setRecord(answer.value);
      else if (answer.kind === 'error') setRecord('not-found');
    });
    return () => {
      alive = false;
    };
  }, [call, kiosk, workerId, round]);

  const back = <Button icon={ArrowLeft} variant="quiet" aria-label={t('worker.back')} onPress={onBack} />;
  if (record === null || record === 'not-found') {
    return (
      <div className={css('page')}>
        <PageHeader back={back} title={t('home.searchTitle')} />
        {record === null ? (
          <Busy label={t('loading')} />
        ) : (
          <Notice tone="warn">{t('worker.notFound')}</Notice>
        )}
      </div>
    );
  }
  const name = writeName(textsOf('identity', record.values));
  const definition = definitionOf(record.procedure);
  const filled = recordFieldsOf(definition).filter((field) => (record.values[field] ?? '').trim() !== '');
  return (
    <div className={css('page')}>
      <PageHeader
        back={back}
        title={name}
        lead={
          record.origin === null
            ? t('worker.registered', { date: moment(record.registeredAt), name: record.registeredBy })
            : t(
                record.registeredBy === record.origin
                  ? 'worker.registeredAtCounter'
                  : 'worker.registeredElsewhere',
                {
                  date: moment(record.registeredAt),
                  name: record.registeredBy,
                  terminal: record.origin,
                },
              )
        }
        actions={
          canStart &&
          !record.closed &&
          (record.credential === 'active' || record.credential === 'locked' ? (
            <ServiceActions
              workerId={record.id}
              locked={record.credential === 'locked'}
              isDisplayTaken={isDisplayTaken}
              onRevoked={() => setRound(round + 1)}
            />
          ) : (
            <Button variant={isDisplayTaken ? 'secondary' : 'primary'} icon={Fingerprint} onPress={onStart}>
              {t('worker.newVisit')}
            </Button>
          ))
        }
      />
      <div className={css('facts')}>
        <Fact
          name={t(definition.identity.knownBy === 'cedula' ? 'worker.cedula' : 'worker.code')}
          value={record.identificationCode}
          code
        />
        {record.cedula !== null && definition.identity.knownBy !== 'cedula' && (
          <Fact name={t('worker.cedula')} value={record.cedula} code />
        )}
        {record.otherNumbers.length > 0 && (
          <Fact name={t('worker.otherNumbers')} value={record.otherNumbers.join(', ')} code />
        )}
        <Fact
          name={t('worker.credential')}
          value={
            record.credentialIssuedAt === null
              ? t(record.credential === 'revoked' ? 'revocation.revoked' : 'worker.credentialNone')
              : record.credential === 'locked'
                ? record.credentialLockedAt === null
                  ? t('service.locked')
                  : t('service.lockedSince', { date: moment(record.credentialLockedAt) })
                : t('worker.credentialActive', { date: moment(record.credentialIssuedAt) })
          }
          alarming={record.credential === 'locked' || record.credential === 'revoked'}
        />
        <Fact name={t('worker.headOffice')} value={t(`worker.headOfficeState.${record.headOffice}`)} />
        {definition.entryNoticeFrom !== null && (
          <Fact
            name={t('worker.deadline')}
            value={
              record.entryNoticeDeadline === null
                ? t('worker.none')
                : t(record.isEntryNoticeOver ? 'worker.ended' : 'worker.until', {
                    date: date(record.entryNoticeDeadline),
                  })
            }
          />
        )}
        {record.newestMail !== null && (
          <Fact
            name={t('mail.newest')}
            value={t(`mail.newestState.${record.newestMail.state}`, { date: moment(record.newestMail.at) })}
            alarming={record.newestMail.state === 'failed'}
          />
        )}
        <Fact name={t('worker.official')} value={record.officialCode ?? t('worker.none')} />
        {record.credential !== 'none' && (
          <KitFact
            workerId={record.id}
            kit={record.kit}
            canRevoke={canStart}
            onRevoked={() => setRound(round + 1)}
          />
        )}
      </div>
      {record.closed && (
        <ClosedNotice workerId={record.id} canWithdraw={canStart} onWithdrawn={() => setRound(round + 1)} />
      )}
      {record.documentReported && !record.closed && (
        <Notice tone="warn">{t('revocation.documentReported')}</Notice>
      )}
      {record.newestMail?.state === 'failed' && record.newestMail.answer !== null && (
        <Notice tone="warn" compact>
          {t('mail.serverSays', { answer: record.newestMail.answer })}
        </Notice>
      )}
      {record.contactCoolsOffUntil !== null && (
        <Notice tone="info" compact>
          {t('contactChange.coolsOff', { date: moment(record.contactCoolsOffUntil) })}
        </Notice>
      )}
      <div className={css('columns')}>
        <Card title={t('worker.data')} fit reading={t('worker.data')}>
          <FieldList procedure={record.procedure} fields={filled} values={record.values} />
        </Card>
        <div className={css('side')}>
          <RevocationHistory revocations={record.revocations} />
          <ContactHistory changes={record.contactChanges} />
          <Card title={t('papers.title')}>
            <PapersList
              papers={record.papers}
              origin={record.origin}
              canPrint={canStart}
              onChange={(paper) =>
                setRecord({
                  ...record,
                  papers: record.papers.map((old) => (old.id === paper.id ? paper : old)),
                })
              }
            />
          </Card>
        </div>
      </div>
    </div>
  );
}

function Fact({
  name,
  value,
  code,
  alarming,
}: {
  readonly name: string;
  readonly value: string;
  readonly code?: boolean;
  readonly alarming?: boolean;
}) {
  return (
    <div className={css('fact')}>
      <span className={css('factName')}>{name}</span>
      <span className={css('factValue', code && 'code', alarming && 'locked')}>{value}</span>
    </div>
  );
}
