import { FileImage, FileText, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { documentFormatNames } from '#shared/vision/reading/document-types.ts';
import styles from './drive-dialog.module.css';
import type { DriveFiles } from './use-drive-files.ts';

const css = classNames(styles);

interface DriveDialogProps {
  readonly drive: DriveFiles;
  readonly onClose: () => void;
  readonly onChoose: (fileId: string) => void;
}

/** The documents on the person's drive, new ones first. It fills by itself while the drive is plugged in. */
export function DriveDialog({ drive, onClose, onChoose }: DriveDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { moment, number } = useFormats();
  const { drives, files } = drive;
  const size = (bytes: number): string =>
    bytes >= 1_000_000
      ? t('capture.drive.megabytes', { size: number(bytes / 1_000_000) })
      : t('capture.drive.kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) });
  return (
    <Dialog
      title={t('capture.drive.title')}
      open
      onClose={onClose}
      dismissable
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      {files.length === 0 ? (
        <div className={css('nothing')} role="status">
          <Usb size={36} aria-hidden />
          <strong>{t(drives.length === 0 ? 'capture.drive.none' : 'capture.drive.empty')}</strong>
          <span>
            {drives.length === 0
              ? t('capture.drive.noneText')
              : t('capture.drive.emptyText', { formats: documentFormatNames })}
          </span>
        </div>
      ) : (
        <>
          <p className={css('lead')}>{t('capture.drive.text')}</p>
          <ul className={css('files')}>
            {files.map((file) => (
              <li key={file.id}>
                <button type="button" className={css('file')} onClick={() => onChoose(file.id)}>
                  {file.name.toLowerCase().endsWith('.pdf') ? (
                    <FileText size={24} aria-hidden className={css('icon')} />
                  ) : (
                    <FileImage size={24} aria-hidden className={css('icon')} />
                  )}
                  <span className={css('words')}>
                    <span className={css('name')}>{file.name}</span>
                    <span className={css('facts')}>
                      {t('capture.drive.facts', { when: moment(file.modifiedAt), size: size(file.size) })}
                    </span>
                  </span>
                  {file.isNew && <span className={css('new')}>{t('capture.drive.new')}</span>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
