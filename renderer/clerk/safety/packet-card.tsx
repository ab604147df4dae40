import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { DriveDialog } from './drive-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import styles from './safety.module.css';
import { percentOf, useSizeText } from './safety-words.ts';

const css = classNames(styles);

interface PacketCardProps {
  readonly packets: Packets;
  readonly onChanged: () => Promise<void>;
}

/** What waits and since when; a packet of it, and the receipts that answer it. */
export function PacketCard({ packets, onChanged }: PacketCardProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const making = useCall();
  const [dialog, setDialog] = useState<'make' | 'receipts' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The packet that was made while this screen is open: only then is the drive still in. */
  const [begunAfter, setBegunAfter] = useState<number | null>(null);
  const { headOffice, waiting, work, last, failure } = packets;
  const isReady = headOffice !== null && work === null;
  const isJustMade = begunAfter !== null && work === null && failure === null && last !== null;

  async function make(path: string): Promise<void> {
    setProblem(null);
    const answer = await making.call(kiosk.makePacket({ path }));
    if (answer.kind === 'error') setProblem(t(`packets.make.failure.${answer.error.code}`));
    if (answer.kind !== 'done') return;
    setBegunAfter(last?.number ?? 0);
    await onChanged();
    setDialog(null);
  }
  async function close(): Promise<void> {
    setDialog(null);
    setProblem(null);
    await onChanged();
  }

  return (
    <Card title={t('packets.waiting.title')}>
      <div className={css('card')}>
        {work !== null && (
          <Notice tone="warn" compact>
            <span role="status">
              {t('packets.make.doing', {
                step: t(`packets.make.step.${work.step}`),
                percent: percentOf(work),
              })}
            </span>
          </Notice>
        )}
        {isJustMade && last.number !== begunAfter && <JustMade last={last} />}
        {failure !== null && (
          <Notice
            tone={failure.problem === 'cancelled' ? 'info' : 'bad'}
            title={t('packets.make.failed')}
            compact
          >
            {t(`packets.make.failure.${failure.problem}`)}
          </Notice>
        )}
        <WaitingFacts packets={packets} />
        {headOffice === null && (
          <Notice tone="warn" compact>
            {t('packets.waiting.noKeys')}
          </Notice>
        )}
        <div className={css('buttons')}>
          {work === null ? (
            <>
              <Button
                variant="primary"
                isDisabled={!isReady || waiting.here + waiting.onDrive + waiting.documents === 0}
                onPress={() => setDialog('make')}
              >
                {t('packets.make.open')}
              </Button>
              <Button isDisabled={!isReady} onPress={() => setDialog('receipts')}>
                {t('packets.receipt.open')}
              </Button>
            </>
          ) : (
            <Button onPress={() => void call(kiosk.cancelPacket({})).then(onChanged)}>
              {t('packets.make.cancel')}
            </Button>
          )}
        </div>
      </div>
      {dialog === 'make' && (
        <DriveDialog
          title={t('packets.make.title')}
          lead={t('packets.make.lead')}
          use={t('packets.make.use')}
          problem={problem}
          isPending={making.busy}
          onChoose={({ path }) => void make(path)}
          onClose={() => void close()}
        />
      )}
      {dialog === 'receipts' && <ReceiptDialog onClose={() => void close()} />}
    </Card>
  );
}

function WaitingFacts({ packets }: { readonly packets: Packets }) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const { waiting, last, receipt } = packets;
  const { here, onDrive, oldest, documents } = waiting;
  return (
    <>
      {here + onDrive + documents === 0 && <p className={css('lead')}>{t('packets.waiting.nothing')}</p>}
      <dl className={css('facts')}>
        {here + onDrive > 0 && (
          <>
            <dt>{t('packets.waiting.here')}</dt>
            <dd>{t('packets.waiting.items', { count: here })}</dd>
            <dt>{t('packets.waiting.onDrive')}</dt>
            <dd>{t('packets.waiting.unconfirmed', { count: onDrive })}</dd>
          </>
        )}
        {documents > 0 && (
          <>
            <dt>{t('packets.waiting.documents')}</dt>
            <dd>{t('packets.waiting.documentsNotThere', { count: documents })}</dd>
          </>
        )}
        {oldest !== null && (
          <>
            <dt>{t('packets.waiting.oldest')}</dt>
            <dd>{fullMoment(oldest)}</dd>
          </>
        )}
        {last !== null && (
          <>
            <dt>{t('packets.waiting.last')}</dt>
            <dd>
              {t('packets.waiting.lastIs', {
                number: last.number,
                when: fullMoment(last.madeAt),
                place: last.place,
              })}
            </dd>
          </>
        )}
        <dt>{t('packets.receipt.last')}</dt>
        <dd>
          {receipt === null
            ? t('packets.receipt.never')
            : t('packets.receipt.lastIs', { ...receipt, when: fullMoment(receipt.readAt) })}
        </dd>
      </dl>
    </>
  );
}

/** It is on the drive, read back, and named: the drive may go. */
function JustMade({ last }: { readonly last: NonNullable<Packets['last']> }) {
  const { t } = useTranslation('clerk');
  const size = useSizeText();
  const { place, events, documents, bytes, files, missingDocuments } = last;
  return (
    <Notice tone="good" title={t('packets.make.made', { place })} compact>
      {t('packets.make.madeText', { events, documents, size: size(bytes) })}
      <p className={css('detail')}>
        {t('packets.make.files', { count: files.length, name: files[0] ?? '' })}
      </p>
      {missingDocuments > 0 && (
        <p className={css('warn')}>{t('packets.make.missing', { count: missingDocuments })}</p>
      )}
    </Notice>
  );
}
