import {
  ChevronLeft,
  ChevronRight,
  Crop as CropIcon,
  Maximize,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PercentCrop, ReactCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/components/busy/busy.tsx';
import { Button } from '#renderer/components/button/button.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { Notice } from '#renderer/components/notice/notice.tsx';
import type { PageView, VisitDocument } from '#shared/api/values.ts';
import styles from './document-panel.module.css';
import { useRegistration } from './flow-context.ts';
import { drawPage, turned, unturnedCrop, withinPage } from './page-geometry.ts';
import { usePageImage } from './use-page-image.ts';

const css = classNames(styles);

/** A document's pages with zoom, turn and crop. Only the view changes: the original stays as it came. */
export function DocumentPreview({ document }: { readonly document: VisitDocument }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, dispatch } = useRegistration();
  const [number, setNumber] = useState(1);
  const [crop, setCrop] = useState<PercentCrop | 'off' | null>('off');
  const page = document.pages[number - 1] ?? document.pages[0];
  const image = usePageImage(document.id, page?.number ?? 1);
  if (page === undefined) return null;
  const { view } = page;
  const isCropping = crop !== 'off';

  async function change(next: PageView): Promise<void> {
    dispatch({ kind: 'page-viewed', documentId: document.id, page: number, view: next });
    await call(kiosk.setPageView({ visitId: visit.id, documentId: document.id, page: number, view: next }));
  }
  function keepCrop(): void {
    if (crop !== 'off' && crop !== null && crop.width > 1 && crop.height > 1) {
      const marked = {
        left: crop.x / 100,
        top: crop.y / 100,
        width: crop.width / 100,
        height: crop.height / 100,
      };
      void change({ ...view, crop: withinPage(unturnedCrop(withinPage(marked), view.rotation)) });
    }
    setCrop('off');
  }

  const label = t('document.preview', {
    document: t(`common:document.${document.kind}`),
    page: number,
  });
  if (image.kind === 'damaged') {
    return (
      <div className={css('stage', 'message')}>
        <Notice tone="warn">{t('document.pageDamaged')}</Notice>
      </div>
    );
  }
  if (image.kind === 'loading') {
    return (
      <div className={css('stage', 'message')}>
        <Busy label={t('document.reading')} />
      </div>
    );
  }
  if (isCropping) {
    return (
      <>
        <div className={css('stage', 'cropping')}>
          <ReactCrop
            {...(crop === null ? {} : { crop })}
            onChange={(_pixels, percent) => setCrop(percent)}
            className={css('crop')}
          >
            <PageCanvas bitmap={image.bitmap} view={{ ...view, crop: null }} label={label} />
          </ReactCrop>
        </div>
        <div className={css('tools')}>
          <span className={css('cropHelp')}>{t('document.cropHelp')}</span>
          <Button
            onPress={() => {
              void change({ ...view, crop: null });
              setCrop('off');
            }}
          >
            {t('document.cropWhole')}
          </Button>
          <Button variant="primary" onPress={keepCrop}>
            {t('document.cropKeep')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <TransformWrapper
      key={`${document.id} ${number} ${view.rotation}`}
      minScale={1}
      maxScale={8}
      centerOnInit
    >
      {({ zoomIn, zoomOut, resetTransform }) => (
        <>
          <div className={css('stage')}>
            <TransformComponent
              wrapperStyle={{ width: '100%', height: '100%' }}
              contentStyle={{ width: '100%', height: '100%' }}
            >
              <PageCanvas bitmap={image.bitmap} view={view} label={label} />
            </TransformComponent>
          </div>
          <div className={css('tools')}>
            <Button
              variant="quiet"
              icon={ZoomOut}
              aria-label={t('document.zoomOut')}
              onPress={() => zoomOut()}
            />
            <Button
              variant="quiet"
              icon={ZoomIn}
              aria-label={t('document.zoomIn')}
              onPress={() => zoomIn()}
            />
            <Button
              variant="quiet"
              icon={Maximize}
              aria-label={t('document.fit')}
              onPress={() => resetTransform()}
            />
            <Button
              variant="quiet"
              icon={RotateCw}
              aria-label={t('document.rotate')}
              onPress={() => void change({ ...view, rotation: turned(view.rotation) })}
            />
            <Button
              variant="quiet"
              icon={CropIcon}
              aria-label={t('document.crop')}
              onPress={() => setCrop(null)}
            />
            {document.pages.length > 1 && (
              <span className={css('pages')}>
                <Button
                  variant="quiet"
                  icon={ChevronLeft}
                  aria-label={t('document.previousPage')}
                  isDisabled={number === 1}
                  onPress={() => setNumber(number - 1)}
                />
                <span>{t('document.page', { page: number, pages: document.pages.length })}</span>
                <Button
                  variant="quiet"
                  icon={ChevronRight}
                  aria-label={t('document.nextPage')}
                  isDisabled={number === document.pages.length}
                  onPress={() => setNumber(number + 1)}
                />
              </span>
            )}
          </div>
        </>
      )}
    </TransformWrapper>
  );
}

interface PageCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly view: PageView;
  readonly label: string;
}

function PageCanvas({ bitmap, view, label }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawPage(canvas.current, bitmap, view);
  }, [bitmap, view]);
  return <canvas ref={canvas} className={css('page')} role="img" aria-label={label} />;
}
