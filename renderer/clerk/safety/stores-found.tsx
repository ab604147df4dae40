import { Folder, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { PlaceView, StoreAtPlace } from '#shared/contract/kiosk/safety/safety-values.ts';
import { FolderField } from './folder-field.tsx';
import styles from './safety.module.css';
import { usePlaces } from './use-places.ts';

const css = classNames(styles);

/** A terminal's backup, and where it lies. */
export interface FoundStore {
  readonly place: PlaceView;
  readonly store: StoreAtPlace;
}

interface StoresFoundProps {
  readonly look: (folder: string | null) => Promise<readonly PlaceView[] | null>;
  /** The folder that was typed, for when this is shown again. */
  readonly folder: string | null;
  readonly onFolder: (folder: string) => void;
  readonly chosen: FoundStore | null;
  readonly onChoose: (found: FoundStore) => void;
}

/** Every terminal that is kept at a place that is here now. */
export function StoresFound({ look, folder, onFolder, chosen, onChoose }: StoresFoundProps) {
  const { t } = useTranslation('clerk');
  const { places, lookAt } = usePlaces(look, folder);
  const found = (places ?? []).flatMap((place) => place.stores.map((store) => ({ place, store })));
  const wrong = (places ?? []).filter(({ problem }) => problem !== null);
  return (
    <Card>
      <div className={css('stack')}>
        {places === null && <Busy label={t('restore.looking')} />}
        {places !== null && found.length === 0 && (
          <Notice tone="info" title={t('restore.none')}>
            {t('restore.noneText')}
          </Notice>
        )}
        {wrong.map(({ path, name, problem }) => (
          <Notice key={path} tone="warn" title={name} compact>
            {t(`safety.choose.problem.${problem ?? 'failed'}`)}
          </Notice>
        ))}
        <ul className={css('places')}>
          {found.map((each) => (
            <li key={`${each.place.path} ${each.store.name}`}>
              <StoreButton
                found={each}
                isChosen={chosen?.store.name === each.store.name && chosen.place.path === each.place.path}
                onChoose={() => onChoose(each)}
              />
            </li>
          ))}
        </ul>
        <FolderField
          typed={folder}
          onLook={(typed) => {
            onFolder(typed);
            lookAt(typed);
          }}
        />
      </div>
    </Card>
  );
}

function StoreButton({
  found: { place, store },
  isChosen,
  onChoose,
}: {
  readonly found: FoundStore;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const Icon = place.kind === 'drive' ? Usb : Folder;
  const [newest] = store.snapshots;
  return (
    <button
      type="button"
      className={css('place', 'store')}
      aria-pressed={isChosen}
      disabled={newest === undefined}
      onClick={onChoose}
    >
      <Icon size={28} aria-hidden />
      <span className={css('words')}>
        <strong>{newest === undefined ? store.name : t('restore.terminal', store)}</strong>
        <span className={css('detail')}>{place.name}</span>
        {newest !== undefined && (
          <span className={css('detail')}>
            {t('restore.upTo', { when: fullMoment(newest.finishedAt) })}{' '}
            {newest.journalAt === null
              ? t('restore.alone')
              : t('restore.after', { when: fullMoment(newest.journalAt) })}
          </span>
        )}
        {store.unreadable > 0 && (
          <span className={css('warn')}>{t('restore.unreadable', { count: store.unreadable })}</span>
        )}
      </span>
    </button>
  );
}
