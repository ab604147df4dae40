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
import { useTranslation } from 'react-i18next';
import { ActMenu } from '#renderer/ui/act-menu/act-menu.tsx';

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
    <ActMenu
      words={t('edit.menu')}
      icon={WandSparkles}
      placement="top"
      acts={acts.map((id) => ({
        id,
        icon: icons[id],
        words: t(`edit.act.${id}`),
        isApart: id === 'restore',
      }))}
      onAct={onAct}
    />
  );
}
