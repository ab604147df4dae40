import {
  AlignVerticalJustifyCenter,
  FileStack,
  type LucideIcon,
  Scan,
  SquareSplitHorizontal,
  SquareSplitVertical,
  Trash2,
  Undo2,
  WandSparkles,
} from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button/button.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import styles from './edit-menu.module.css';

const css = classNames(styles);

export type EditAct =
  | 'deskew'
  | 'corners'
  | 'split-across'
  | 'split-down'
  | 'join-page'
  | 'join-documents'
  | 'remove-page'
  | 'restore';

const icons: Record<EditAct, LucideIcon> = {
  deskew: AlignVerticalJustifyCenter,
  corners: Scan,
  'split-across': SquareSplitHorizontal,
  'split-down': SquareSplitVertical,
  'join-page': FileStack,
  'join-documents': FileStack,
  'remove-page': Trash2,
  restore: Undo2,
};

interface EditMenuProps {
  readonly acts: readonly EditAct[];
  readonly onAct: (act: EditAct) => void;
}

/** Corrections of a page beyond turning and cropping. The last one brings back what came in. */
export function EditMenu({ acts, onAct }: EditMenuProps) {
  const { t } = useTranslation('clerk');
  return (
    <MenuTrigger>
      <Button variant="quiet" icon={WandSparkles} aria-label={t('edit.menu')} />
      <Popover className={css('popover')} placement="top" offset={4}>
        <Menu className={css('menu')} aria-label={t('edit.menu')}>
          {acts.map((act) => {
            const Icon = icons[act];
            return (
              <MenuItem
                key={act}
                id={act}
                className={css('item', act === 'restore' && 'last')}
                onAction={() => onAct(act)}
              >
                <Icon size={20} aria-hidden className={css('icon')} />
                {t(`edit.act.${act}`)}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
