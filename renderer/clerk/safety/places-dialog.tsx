import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { FolderField } from './folder-field.tsx';
import styles from './safety.module.css';
import { usePlaces } from './use-places.ts';

const css = classNames(styles);

interface PlacesDialogProps<Place> {
  readonly title: string;
  readonly lead: string;
  /** Why what was chosen cannot be done. */
  readonly problem?: string | null;
  /** What came of it. */
  readonly told?: ReactNode;
  /** As `usePlaces` takes it. */
  readonly look: (folder: string | null) => Promise<readonly Place[] | null>;
  readonly onClose: () => void;
  /** A list item. */
  readonly children: (place: Place) => ReactNode;
}

/** The drives that are plugged in, and a folder by its path: what is found at each of them. */
export function PlacesDialog<Place>(props: PlacesDialogProps<Place>) {
  const { t } = useTranslation(['clerk', 'common']);
  const { places, lookAt } = usePlaces(props.look);
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
        {props.problem != null && <Notice tone="bad">{props.problem}</Notice>}
        {props.told}
        {places === null ? (
          <Busy label={t('loading')} />
        ) : places.length === 0 ? (
          <Notice tone="info">{t('safety.choose.none')}</Notice>
        ) : (
          <ul className={css('places')}>{places.map(props.children)}</ul>
        )}
        <FolderField onLook={lookAt} />
      </div>
    </Dialog>
  );
}
