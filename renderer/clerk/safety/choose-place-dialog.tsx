import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { DriveDialog } from './drive-dialog.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** The drives that are plugged in and a folder by its path, each with what it is worth. */
export function ChoosePlaceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const choosing = useCall();
  const [problem, setProblem] = useState<string | null>(null);
  async function choose(path: string): Promise<void> {
    setProblem(null);
    const answer = await choosing.call(kiosk.chooseSafetyPlace({ path }));
    if (answer.kind === 'error') setProblem(t(`safety.choose.problem.${answer.error.code}`));
    if (answer.kind === 'done') onClose();
  }

  return (
    <DriveDialog
      title={t('safety.choose.title')}
      lead={t('safety.choose.lead')}
      use={t('safety.choose.use')}
      problem={problem}
      isPending={choosing.busy}
      onChoose={({ path }) => void choose(path)}
      onClose={onClose}
      worth={(place) => <BackupsThere place={place} />}
    />
  );
}

/** What a place is worth to a backup. */
function BackupsThere({ place }: { readonly place: PlaceView }) {
  const { t } = useTranslation('clerk');
  const { isSameDisk, stores } = place;
  return (
    <>
      {stores.some(({ isOwn }) => isOwn) && <span className={css('detail')}>{t('safety.choose.own')}</span>}
      {stores.some(({ isOwn }) => !isOwn) && (
        <span className={css('detail')}>{t('safety.choose.others')}</span>
      )}
      {isSameDisk && <span className={css('warn')}>{t('safety.choose.sameDisk')}</span>}
    </>
  );
}
