import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { Segments } from '#renderer/ui/segments/segments.tsx';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import { isDrilledInVain, type SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import { HeadOffice } from './head-office.tsx';
import { Leave } from './leave.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { PlaceCard } from './place-card.tsx';
import styles from './safety.module.css';
import { CheckCard, DrillCard } from './try-cards.tsx';
import { useWatched } from './use-watched.ts';

const css = classNames(styles);

const parts = ['backup', 'head-office', 'leaving'] as const;
type Part = (typeof parts)[number];
const words = {
  backup: { title: 'safety.title', lead: 'safety.lead' },
  'head-office': { title: 'packets.title', lead: 'packets.lead' },
  leaving: { title: 'leaving.part', lead: 'leaving.lead' },
} as const;

/** Where everything is kept besides this machine, up to when it is safe, and whether it would come back. */
export function SafetyScreen() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [part, setPart] = useState<Part>('backup');
  const ask = useCallback(async () => {
    const answer = await call(kiosk.getSafety({}));
    return answer.kind === 'done' ? answer.value : null;
  }, [call, kiosk]);
  const { value: safety, look } = useWatched(ask);

  return (
    <div className={css('page')}>
      <PageHeader
        title={t(words[part].title)}
        lead={t(words[part].lead)}
        actions={
          <Segments
            label={t('safety.parts')}
            segments={parts.map((id) => ({ id, label: t(words[id].title) }))}
            chosen={part}
            onChoose={setPart}
          />
        }
      />
      {part === 'head-office' && <HeadOffice />}
      {part === 'leaving' && <Leave />}
      {part === 'backup' && safety === null && <Busy label={t('loading')} />}
      {part === 'backup' && safety !== null && (
        <>
          <Standing safety={safety} />
          <div className={css('cards', 'pairs')}>
            <PlaceCard safety={safety} onChanged={look} />
            <PassphraseCard passphrase={safety.passphrase} onChanged={look} />
            <DrillCard safety={safety} onChanged={look} />
            <CheckCard safety={safety} onChanged={look} />
          </div>
        </>
      )}
    </div>
  );
}

/**
 * How all of it stands, in one notice: what is damaged at the place, or on the disk of the data, is not called safe
 * above it. A place that cannot be used is a second matter, and is said beside what it has lost.
 */
function Standing({ safety }: { readonly safety: Safety }) {
  const { t } = useTranslation('clerk');
  const { status, damage, drill, snapshotAt } = safety;
  if (status.lackingFiles > 0) {
    return (
      <>
        {status.state === 'problem' && <StatusNotice status={status} />}
        {damage.some(({ isNeeded }) => isNeeded) || !isDrilledInVain(drill, snapshotAt) ? (
          <LackingNotice safety={safety} />
        ) : (
          <Notice tone="bad" title={t('safety.inVain')}>
            {t('safety.inVainText')}
          </Notice>
        )}
      </>
    );
  }
  return status.isSameDisk && status.state === 'kept' ? (
    <SameDiskNotice status={status} />
  ) : (
    <StatusNotice status={status} />
  );
}

function SameDiskNotice({ status: { safeThrough } }: { readonly status: SafetyStatus }) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  return (
    <Notice
      tone="warn"
      title={
        safeThrough === null
          ? t('safety.sameDisk')
          : t('safety.sameDiskThrough', { through: fullMoment(safeThrough) })
      }
    >
      {t('safety.sameDiskText')}
    </Notice>
  );
}

/** What the drive has lost, and this machine has not any more. */
function LackingNotice({ safety: { damage } }: { readonly safety: Safety }) {
  const { t } = useTranslation('clerk');
  const files = damage.filter(({ isNeeded }) => isNeeded).map(({ file }) => file);
  return (
    <Notice tone="bad" title={t('safety.lacking')}>
      {t('safety.lackingText', { files: files.slice(0, 3).join(', ') + (files.length > 3 ? '…' : '') })}
    </Notice>
  );
}

/** What the state means, and what to do. */
function StatusNotice({ status }: { readonly status: SafetyStatus }) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const { state, problem, safeThrough, without } = status;
  const place = status.place ?? '';
  const through = safeThrough === null ? '' : fullMoment(safeThrough);
  switch (state) {
    case 'none':
      return (
        <Notice tone="warn" title={t('safety.state.none')}>
          {t('safety.state.noneText', { since: without === null ? '' : fullMoment(without) })}
        </Notice>
      );
    case 'looking':
      return (
        <Notice tone="info" title={t('safety.state.looking', { place })}>
          {t('safety.state.lookingText')}
        </Notice>
      );
    case 'snapshot':
      return (
        <Notice tone="info" title={t('safety.state.snapshot', { place })}>
          {t('safety.state.snapshotText')}
        </Notice>
      );
    case 'kept':
      return safeThrough === null ? (
        <Notice tone="info" title={t('safety.state.looking', { place })}>
          {t('safety.state.lookingText')}
        </Notice>
      ) : (
        <Notice tone="good" title={t('safety.state.kept', { through })}>
          {t('safety.state.keptText', { place })}
        </Notice>
      );
    case 'problem':
      return (
        <Notice
          tone="bad"
          title={
            safeThrough === null ? t('safety.state.problemUnknown') : t('safety.state.problem', { through })
          }
        >
          {t(`safety.problem.${problem ?? 'failed'}`, { place })}
        </Notice>
      );
  }
}
