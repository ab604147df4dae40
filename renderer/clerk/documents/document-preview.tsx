import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { PageView, VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { useRegistration } from '../registration/flow-context.ts';
import { CropPage } from './crop-page.tsx';
import styles from './document-panel.module.css';
import { CornersDialog } from './edit/corners-dialog.tsx';
import type { EditAct } from './edit/edit-menu.tsx';
import { usePageEdits } from './edit/use-page-edits.ts';
import { PageCanvas } from './page-canvas.tsx';
import { turned } from './page-geometry.ts';
import { PreviewTools } from './preview-tools.tsx';
import { useVisitReading } from './reading/reading-context.ts';
import { usePageImage } from './use-page-image.ts';

const css = classNames(styles);
const noMarks: readonly PageQuad[] = [];

/** A document's pages: closer, turned, corrected; with the place where the field at the cursor was read. */
export function DocumentPreview({ document }: { readonly document: VisitDocument }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, dispatch, focused } = useRegistration();
  const { fields } = useVisitReading();
  const edits = usePageEdits(document);
  const [wanted, setNumber] = useState(1);
  const [mode, setMode] = useState<'look' | 'crop' | 'corners'>('look');
  const number = Math.min(wanted, document.pages.length);
  const page = document.pages[number - 1];
  const image = usePageImage(document.id, number, edits.revision);

  const reading = focused === null ? undefined : fields[focused];
  const places = reading?.documentId === document.id ? reading.places : undefined;
  const firstPage = places?.[0]?.page;
  useEffect(() => {
    if (firstPage !== undefined) setNumber(firstPage);
  }, [firstPage]);
  const marks = useMemo(
    () => places?.filter((place) => place.page === number).map(({ quad }) => quad) ?? noMarks,
    [places, number],
  );
  if (page === undefined) return null;
  const { view } = page;
  const fellows = visit.documents.filter(({ kind, id }) => kind === document.kind && id !== document.id);

  function change(next: PageView): void {
    dispatch({ kind: 'page-viewed', documentId: document.id, page: number, view: next });
    void call(kiosk.setPageView({ visitId: visit.id, documentId: document.id, page: number, view: next }));
  }
  async function act(chosen: EditAct): Promise<void> {
    switch (chosen) {
      case 'corners':
        return setMode('corners');
      case 'deskew':
        return edits.edit({ edit: 'deskew', page: number });
      case 'split-across':
        return edits.edit({ edit: 'split', page: number, direction: 'across', at: 0.5 });
      case 'split-down':
        return edits.edit({ edit: 'split', page: number, direction: 'down', at: 0.5 });
      case 'join-page':
        return edits.edit({ edit: 'merge', page: number, withPage: number + 1, direction: 'down' });
      case 'join-documents':
        return edits.joinWith(fellows);
      case 'remove-page':
        return edits.edit({ edit: 'remove', page: number });
      case 'restore':
        return edits.restore();
    }
  }

  const label = t('document.preview', { document: t(`common:document.${document.kind}`), page: number });
  if (image.kind === 'damaged') {
    return (
      <div className={css('stage', 'message')}>
        <Notice tone="warn">{t('document.pageDamaged')}</Notice>
      </div>
    );
  }
  if (image.kind === 'loading' || edits.busy) {
    return (
      <div className={css('stage', 'message')}>
        <Busy label={t(edits.busy ? 'edit.working' : 'document.reading')} />
      </div>
    );
  }
  if (mode === 'crop') {
    return (
      <CropPage
        bitmap={image.bitmap}
        view={view}
        label={label}
        onCancel={() => setMode('look')}
        onCrop={(area) => {
          setMode('look');
          void edits.edit({ edit: 'crop', page: number, area });
        }}
      />
    );
  }
  const hasMore = document.pages.length > 1;
  const acts: EditAct[] = [
    'deskew',
    'corners',
    'split-across',
    'split-down',
    ...(number < document.pages.length ? (['join-page'] as const) : []),
    ...(fellows.length > 0 ? (['join-documents'] as const) : []),
    ...(hasMore ? (['remove-page'] as const) : []),
    'restore',
  ];
  return (
    <>
      <TransformWrapper
        key={`${number} ${view.rotation} ${edits.revision}`}
        minScale={1}
        maxScale={8}
        centerOnInit
      >
        {({ zoomIn, zoomOut, resetTransform }) => (
          <>
            {edits.problem !== null && (
              <div className={css('refusals')}>
                <Notice tone="bad" compact>
                  {t(`edit.problem.${edits.problem}`)}
                </Notice>
              </div>
            )}
            <div className={css('stage')}>
              <TransformComponent
                wrapperStyle={{ width: '100%', height: '100%' }}
                contentStyle={{ width: '100%', height: '100%' }}
              >
                <PageCanvas bitmap={image.bitmap} view={view} label={label} marks={marks} />
              </TransformComponent>
            </div>
            <PreviewTools
              zoomIn={() => zoomIn()}
              zoomOut={() => zoomOut()}
              fit={() => resetTransform()}
              onTurn={() => change({ ...view, rotation: turned(view.rotation) })}
              onCrop={() => setMode('crop')}
              acts={acts}
              onAct={(chosen) => void act(chosen)}
              number={number}
              pages={document.pages.length}
              onPage={setNumber}
            />
          </>
        )}
      </TransformWrapper>
      {mode === 'corners' && (
        <CornersDialog
          page={image.bitmap}
          onClose={() => setMode('look')}
          onUse={(corners) => {
            setMode('look');
            void edits.edit({ edit: 'perspective', page: number, corners: [...corners] });
          }}
        />
      )}
    </>
  );
}
