import { Camera, FileUp, type LucideIcon, ScanLine, Settings2, Usb } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './capture-choices.module.css';
import type { DriveFiles } from './use-drive-files.ts';

const css = classNames(styles);

/** Keys of the four ways, the same on every step; no key that means something else elsewhere. */
export const captureKeys = { scan: 'F4', camera: 'F7', file: 'F8', usb: 'F9' } as const;

export interface CaptureWays {
  readonly onScan: () => void;
  readonly onScanOptions: () => void;
  readonly onCamera: () => void;
  readonly onFile: () => void;
  readonly onUsb: () => void;
  readonly drive: DriveFiles;
}

/** The empty panel: four ways to bring a document in, the commonest first. */
export function CaptureChoices({
  ways,
  first,
}: {
  readonly ways: CaptureWays;
  readonly first?: Ref<HTMLButtonElement>;
}) {
  const { t } = useTranslation('clerk');
  const { drive } = ways;
  const isNew = drive.files.some((file) => file.isNew);
  const usbText =
    drive.drives.length === 0
      ? t('capture.usbText.none')
      : drive.files.length === 0
        ? t('capture.usbText.empty')
        : t('capture.usbText.files', { count: drive.files.length });
  return (
    <fieldset className={css('choices')} aria-label={t('capture.ways')}>
      <div className={css('main')}>
        <Choice
          icon={ScanLine}
          name={t('capture.scan')}
          text={t('capture.scanText')}
          hint={captureKeys.scan}
          onPress={ways.onScan}
          main
          {...(first === undefined ? {} : { ref: first })}
        />
        <Button
          variant="quiet"
          icon={Settings2}
          aria-label={t('capture.options')}
          onPress={ways.onScanOptions}
        />
      </div>
      <Choice
        icon={Camera}
        name={t('capture.camera')}
        text={t('capture.cameraText')}
        hint={captureKeys.camera}
        onPress={ways.onCamera}
      />
      <Choice
        icon={FileUp}
        name={t('capture.file')}
        text={t('capture.fileText')}
        hint={captureKeys.file}
        onPress={ways.onFile}
      />
      <Choice
        icon={Usb}
        name={t('capture.usb')}
        text={usbText}
        hint={captureKeys.usb}
        onPress={ways.onUsb}
        mark={isNew ? t('capture.newOnUsb') : undefined}
        faint={drive.drives.length === 0}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly text: string;
  readonly hint: string;
  readonly onPress: () => void;
  readonly main?: boolean;
  readonly faint?: boolean;
  readonly mark?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

function Choice({ icon: Icon, name, text, hint, onPress, main, faint, mark, ref }: ChoiceProps) {
  return (
    <button
      type="button"
      className={css('choice', main && 'first', faint && 'faint')}
      onClick={onPress}
      {...(ref === undefined ? {} : { ref })}
    >
      <span className={css('disc')}>
        <Icon size={22} aria-hidden />
      </span>
      <span className={css('words')}>
        <span className={css('name')}>
          {name}
          {mark !== undefined && <span className={css('mark')}>{mark}</span>}
        </span>
        <span className={css('text')}>{text}</span>
      </span>
      <kbd className={css('key')} aria-hidden>
        {hint}
      </kbd>
    </button>
  );
}
