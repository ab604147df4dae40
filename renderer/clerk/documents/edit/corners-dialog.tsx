import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CornerEditor } from '#renderer/clerk/camera/corner-editor.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { isUsableQuad } from '#shared/vision/imaging/polygon.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';

const wholePage: PageQuad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

interface CornersDialogProps {
  readonly page: ImageBitmap;
  readonly onClose: () => void;
  readonly onUse: (quad: PageQuad) => void;
}

/** The page's four corners, set by hand: what lies inside becomes a flat sheet. */
export function CornersDialog({ page, onClose, onUse }: CornersDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const [quad, setQuad] = useState(wholePage);
  return (
    <Dialog
      title={t('capture.cameraView.corners')}
      open
      onClose={onClose}
      size="full"
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isDisabled={!isUsableQuad(quad)} onPress={() => onUse(quad)}>
            {t('edit.straighten')}
          </Button>
        </>
      }
    >
      <p>{t(isUsableQuad(quad) ? 'capture.cameraView.cornersText' : 'capture.cameraView.cornersCross')}</p>
      <CornerEditor photo={page} quad={quad} onChange={setQuad} />
    </Dialog>
  );
}
