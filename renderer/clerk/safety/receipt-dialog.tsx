import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { ReceiptOutcome } from '#shared/contract/kiosk/safety/packet-methods.ts';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { DriveDialog } from './drive-dialog.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

interface Read {
  readonly place: string;
  readonly outcomes: readonly ReceiptOutcome[];
}

/** Head office's answers from a drive: what each of them did, or why nothing of it was applied. */
export function ReceiptDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [problem, setProblem] = useState<string | null>(null);
  const [read, setRead] = useState<Read | null>(null);

  async function readFrom({ path, name }: PlaceView): Promise<void> {
    setProblem(null);
    setRead(null);
    const answer = await call(kiosk.readReceipts({ path }));
    if (answer.kind === 'done') setRead({ place: name, outcomes: answer.value });
    if (answer.kind !== 'error') return;
    const { code } = answer.error;
    setProblem(
      code === 'no-head-office' || code === 'under-way'
        ? t(`packets.receipt.problem.${code}`)
        : t(`safety.choose.problem.${code}`),
    );
  }

  return (
    <DriveDialog
      title={t('packets.receipt.title')}
      lead={t('packets.receipt.lead')}
      use={t('packets.receipt.use')}
      problem={problem}
      isPending={busy}
      onChoose={(place) => void readFrom(place)}
      onClose={onClose}
    >
      {read !== null && <ReadReceipts read={read} />}
    </DriveDialog>
  );
}

function ReadReceipts({ read }: { readonly read: Read }) {
  const { t } = useTranslation('clerk');
  const { place, outcomes } = read;
  if (outcomes.length === 0) return <Notice tone="warn">{t('packets.receipt.none', { place })}</Notice>;
  return (
    <section className={css('stack')} aria-label={t('packets.receipt.done', { place })}>
      {outcomes.map((outcome) => (
        <ReceiptNotice key={outcome.file} outcome={outcome} />
      ))}
    </section>
  );
}

/** A receipt of another terminal, or one that was read before, is nothing to worry about. */
function ReceiptNotice({ outcome }: { readonly outcome: ReceiptOutcome }) {
  const { t } = useTranslation('clerk');
  if (outcome.outcome === 'refused') {
    const { why } = outcome;
    const isHarmless = why === 'already-read' || why === 'another-terminal';
    return (
      <Notice tone={isHarmless ? 'info' : 'bad'} title={outcome.file} compact>
        {t(`packets.receipt.why.${why}`)}
      </Notice>
    );
  }
  const { file, refused, passedOver } = outcome;
  return (
    <Notice tone={refused > 0 ? 'warn' : 'good'} title={file} compact>
      {t('packets.receipt.applied', outcome)}
      {passedOver > 0 && <p>{t('packets.receipt.passedOver', { count: passedOver })}</p>}
    </Notice>
  );
}
