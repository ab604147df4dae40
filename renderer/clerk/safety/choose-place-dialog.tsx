import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { FolderField } from './folder-field.tsx';
import { PlaceItem } from './place-item.tsx';
import styles from './safety.module.css';
import { usePlaces } from './use-places.ts';

const css = classNames(styles);

/** The drives that are plugged in and a folder by its path, each with what it is worth. */
export function ChoosePlaceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const choosing = useCall();
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.listSafetyPlaces({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );
  const { places, lookAt } = usePlaces(look);

  async function choose(path: string): Promise<void> {
    setProblem(null);
    const answer = await choosing.call(kiosk.chooseSafetyPlace({ path }));
    if (answer.kind === 'error') setProblem(t(`safety.choose.problem.${answer.error.code}`));
    if (answer.kind === 'done') onClose();
  }

  return (
    <Dialog
      title={t('safety.choose.title')}
      open
      size="large"
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <div className={css('stack')}>
        <p className={css('lead')}>{t('safety.choose.lead')}</p>
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {places === null ? (
          <Busy label={t('loading')} />
        ) : places.length === 0 ? (
          <Notice tone="info">{t('safety.choose.none')}</Notice>
        ) : (
          <ul className={css('places')}>
            {places.map((place) => (
              <PlaceItem
                key={place.path}
                place={place}
                use={t('safety.choose.use')}
                isPending={choosing.busy}
                onChoose={() => void choose(place.path)}
              >
                <BackupsThere place={place} />
              </PlaceItem>
            ))}
          </ul>
        )}
        <FolderField onLook={lookAt} />
      </div>
    </Dialog>
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
