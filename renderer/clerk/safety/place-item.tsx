import { Folder, Usb } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import styles from './safety.module.css';
import { useSizeText } from './safety-words.ts';

const css = classNames(styles);

interface PlaceItemProps {
  readonly place: PlaceView;
  /** What choosing it does. */
  readonly use: string;
  readonly isPending: boolean;
  readonly onChoose: () => void;
  /** What more there is to say of it. */
  readonly children?: ReactNode;
}

/** A drive or a folder, with its room and what keeps it from being used. */
export function PlaceItem({ place, use, isPending, onChoose, children }: PlaceItemProps) {
  const { t } = useTranslation('clerk');
  const size = useSizeText();
  const { name, path, kind, free, total, isSameDisk, problem } = place;
  const Icon = kind === 'drive' ? Usb : Folder;
  return (
    <li className={css('place')}>
      <Icon size={28} aria-hidden />
      <div className={css('words')}>
        <strong>{name}</strong>
        {name !== path && <span className={css('detail')}>{path}</span>}
        {free !== null && total !== null && (
          <span className={css('detail')}>
            {t('safety.choose.free', { free: size(free), total: size(total) })}
          </span>
        )}
        {children}
        {problem !== null && <span className={css('warn')}>{t(`safety.choose.problem.${problem}`)}</span>}
      </div>
      <Button
        variant={isSameDisk ? 'secondary' : 'primary'}
        isDisabled={problem !== null}
        isPending={isPending}
        onPress={onChoose}
      >
        {use}
      </Button>
    </li>
  );
}
