import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** A folder by its path: a second disk, or a share. */
export function FolderField({
  typed: before = null,
  onLook,
}: {
  readonly typed?: string | null;
  readonly onLook: (folder: string) => void;
}) {
  const { t } = useTranslation('clerk');
  const [folder, setFolder] = useState(before ?? '');
  const typed = folder.trim();
  return (
    <div className={css('folder')} data-enter-scope>
      <TextField
        label={t('safety.choose.folder')}
        name="safety.folder"
        value={folder}
        onChange={setFolder}
        maxLength={500}
        code
        description={t('safety.choose.folderHelp')}
      />
      <Button isDisabled={typed === ''} onPress={() => onLook(typed)}>
        {t('safety.choose.look')}
      </Button>
    </div>
  );
}
