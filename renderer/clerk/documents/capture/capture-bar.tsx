import { Camera, FileUp, ScanLine, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './capture-bar.module.css';
import type { CaptureWays } from './capture-choices.tsx';

const css = classNames(styles);

/** The four ways again, small, once a document lies in the panel. */
export function CaptureBar({ ways }: { readonly ways: CaptureWays }) {
  const { t } = useTranslation('clerk');
  const count = ways.drive.files.length;
  return (
    <fieldset className={css('bar')} aria-label={t('capture.ways')}>
      <Button variant="quiet" icon={ScanLine} onPress={ways.onScan}>
        {t('capture.scan')}
      </Button>
      <Button variant="quiet" icon={Camera} aria-label={t('capture.camera')} onPress={ways.onCamera} />
      <Button variant="quiet" icon={FileUp} aria-label={t('capture.file')} onPress={ways.onFile} />
      <span className={css('usb')}>
        <Button variant="quiet" icon={Usb} aria-label={t('capture.usb')} onPress={ways.onUsb} />
        {count > 0 && (
          <span className={css('count')} aria-hidden>
            {count}
          </span>
        )}
      </span>
    </fieldset>
  );
}
