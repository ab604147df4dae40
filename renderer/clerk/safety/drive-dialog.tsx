import { type ReactNode, useCallback } from 'react';
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

interface DriveDialogProps {
  readonly title: string;
  readonly lead: string;
  /** What choosing a drive does. */
  readonly use: string;
  readonly problem: string | null;
  readonly isPending: boolean;
  readonly onChoose: (place: PlaceView) => void;
  readonly onClose: () => void;
  /** What came of it. */
  readonly children?: ReactNode;
}

/** One of the drives that are plugged in, or a folder by its path. */
export function DriveDialog(props: DriveDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.listSafetyPlaces({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );
  const { places, lookAt } = usePlaces(look);
  return (
    <Dialog
      title={props.title}
      open
      size="large"
      onClose={props.onClose}
      actions={<Button onPress={props.onClose}>{t('common:action.close')}</Button>}
    >
      <div className={css('stack')}>
        <p className={css('lead')}>{props.lead}</p>
        {props.problem !== null && <Notice tone="bad">{props.problem}</Notice>}
        {props.children}
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
                use={props.use}
                isPending={props.isPending}
                onChoose={() => props.onChoose(place)}
              />
            ))}
          </ul>
        )}
        <FolderField onLook={lookAt} />
      </div>
    </Dialog>
  );
}
