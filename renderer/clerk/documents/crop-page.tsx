import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PercentCrop, ReactCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import type { PageView } from '#shared/contract/kiosk/values.ts';
import styles from './document-panel.module.css';
import { PageCanvas } from './page-canvas.tsx';
import { type PageCrop, unturnedCrop, withinPage } from './page-geometry.ts';

const css = classNames(styles);

interface CropPageProps {
  readonly bitmap: ImageBitmap;
  readonly view: PageView;
  readonly label: string;
  readonly onCancel: () => void;
  /** The area in the page's own frame. */
  readonly onCrop: (area: PageCrop) => void;
}

/** Marks the part of a page to keep. */
export function CropPage({ bitmap, view, label, onCancel, onCrop }: CropPageProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const [crop, setCrop] = useState<PercentCrop | null>(null);
  const isMarked = crop !== null && crop.width > 1 && crop.height > 1;

  function keep(): void {
    if (crop === null) return;
    const marked = withinPage({
      left: crop.x / 100,
      top: crop.y / 100,
      width: crop.width / 100,
      height: crop.height / 100,
    });
    onCrop(withinPage(unturnedCrop(marked, view.rotation)));
  }

  return (
    <>
      <div className={css('stage', 'cropping')}>
        <ReactCrop
          {...(crop === null ? {} : { crop })}
          onChange={(_pixels, percent) => setCrop(percent)}
          className={css('crop')}
        >
          <PageCanvas bitmap={bitmap} view={{ ...view, crop: null }} label={label} />
        </ReactCrop>
      </div>
      <div className={css('tools')}>
        <span className={css('cropHelp')}>{t('document.cropHelp')}</span>
        <Button onPress={onCancel}>{t('common:action.cancel')}</Button>
        <Button variant="primary" isDisabled={!isMarked} onPress={keep}>
          {t('document.cropKeep')}
        </Button>
      </div>
    </>
  );
}
