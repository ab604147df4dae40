import { Camera as CameraIcon, Check, RotateCw } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CornerEditor } from '#renderer/clerk/camera/corner-editor.tsx';
import { type Guide, LiveView } from '#renderer/clerk/camera/live-view.tsx';
import { findSheetIn, straightenPhoto } from '#renderer/clerk/camera/run-photo-job.ts';
import { useCamera } from '#renderer/clerk/camera/use-camera.ts';
import { useSteadyFrame } from '#renderer/clerk/camera/use-steady-frame.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { ChoiceField } from '#renderer/ui/field/choice-field.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { isUsableQuad } from '#shared/vision/imaging/polygon.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import styles from './camera-dialog.module.css';

const css = classNames(styles);

/** Where the corners start when the page was not seen: a little inside the photo. */
const startingQuad: PageQuad = [
  { x: 0.08, y: 0.08 },
  { x: 0.92, y: 0.08 },
  { x: 0.92, y: 0.92 },
  { x: 0.08, y: 0.92 },
];

interface CameraDialogProps {
  readonly kind: DocumentKind;
  /** Label of the camera used last. */
  readonly preferred: string | null;
  readonly onCamera: (label: string) => void;
  readonly onClose: () => void;
  readonly onPhoto: (jpeg: Uint8Array<ArrayBuffer>) => void;
}

interface Taken {
  readonly photo: ImageBitmap;
  readonly quad: PageQuad;
  readonly found: boolean;
}

function guideOf(kind: DocumentKind): Guide {
  if (kind === 'cedula') return 'card';
  return kind === 'passport' ? 'passport' : 'sheet';
}

/** Live picture, then the photo with its corners, then the straightened page. */
export function CameraDialog({ kind, preferred, onCamera, onClose, onPhoto }: CameraDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const [label, setLabel] = useState(preferred);
  const { state, labels, retry } = useCamera(label);
  const video = useRef<HTMLVideoElement>(null);
  const [guide, setGuide] = useState<Guide>(guideOf(kind));
  const [auto, setAuto] = useState(true);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [straightening, setStraightening] = useState(false);
  const current = useRef<ImageBitmap | null>(null);

  const take = useCallback(async () => {
    const source = video.current;
    if (source === null || source.videoWidth === 0 || current.current !== null) return;
    const photo = await createImageBitmap(source).catch(() => null);
    if (photo === null) return;
    current.current = photo;
    const quad = await findSheetIn(photo);
    setTaken({ photo, quad: quad ?? startingQuad, found: quad !== null });
  }, []);
  const onSteady = useCallback(() => void take(), [take]);
  const isLive = state.kind === 'live' && taken === null;
  const steadiness = useSteadyFrame(video, isLive, auto ? onSteady : noAct);

  useEffect(() => () => current.current?.close(), []);

  function retake(): void {
    current.current?.close();
    current.current = null;
    // A picture that is steady already would be taken again at once.
    setAuto(false);
    setTaken(null);
  }
  async function use(quad: PageQuad | null): Promise<void> {
    if (taken === null) return;
    setStraightening(true);
    const jpeg = await straightenPhoto(taken.photo, quad);
    setStraightening(false);
    if (jpeg !== null) onPhoto(jpeg);
  }

  const isUsable = taken !== null && isUsableQuad(taken.quad);
  return (
    <Dialog
      title={t('capture.cameraView.title', { document: t(`common:document.${kind}`) })}
      open
      onClose={onClose}
      size={state.kind === 'problem' ? 'large' : 'full'}
      actions={
        taken === null ? (
          <>
            <Button onPress={onClose}>{t('common:action.cancel')}</Button>
            <Button
              variant="primary"
              icon={CameraIcon}
              isDisabled={state.kind !== 'live'}
              onPress={() => void take()}
              autoFocus
            >
              {t('capture.cameraView.take')}
            </Button>
          </>
        ) : (
          <>
            <Button icon={RotateCw} isDisabled={straightening} onPress={retake}>
              {t('capture.cameraView.retake')}
            </Button>
            <Button isDisabled={straightening} onPress={() => void use(null)}>
              {t('capture.cameraView.whole')}
            </Button>
            <Button
              variant="primary"
              icon={Check}
              isDisabled={!isUsable || straightening}
              onPress={() => void use(taken.quad)}
              autoFocus
            >
              {t(straightening ? 'capture.cameraView.straightening' : 'capture.cameraView.use')}
            </Button>
          </>
        )
      }
    >
      {state.kind === 'problem' ? (
        <Notice
          tone="warn"
          title={t(`capture.cameraView.problem.${state.problem}`)}
          actions={<Button onPress={retry}>{t('common:action.tryAgain')}</Button>}
        >
          {t(`capture.cameraView.problem.${state.problem}Text`)}
        </Notice>
      ) : taken !== null ? (
        <>
          <p className={css('lead')}>
            <strong>
              {t(taken.found ? 'capture.cameraView.cornersFound' : 'capture.cameraView.cornersNotFound')}
            </strong>{' '}
            {t(isUsable ? 'capture.cameraView.cornersText' : 'capture.cameraView.cornersCross')}
          </p>
          <CornerEditor
            photo={taken.photo}
            quad={taken.quad}
            onChange={(quad) => setTaken({ ...taken, quad })}
          />
        </>
      ) : (
        <div className={css('shoot')}>
          {state.kind === 'starting' ? (
            <div className={css('starting')}>
              <Busy label={t('capture.cameraView.starting')} />
            </div>
          ) : (
            <LiveView stream={state.stream} video={video} guide={guide} steadiness={steadiness} auto={auto} />
          )}
          <div className={css('side')}>
            <p className={css('lead')}>{t('capture.cameraView.hold')}</p>
            <ChoiceField
              label={t('capture.cameraView.guide')}
              value={guide}
              onChange={(next) => setGuide(next as Guide)}
              choices={[
                { id: 'passport', label: t('capture.cameraView.guidePassport') },
                { id: 'card', label: t('capture.cameraView.guideCard') },
                { id: 'sheet', label: t('capture.cameraView.guideSheet') },
              ]}
            />
            {labels.length > 1 && state.kind === 'live' && (
              <SelectField
                label={t('capture.cameraView.device')}
                value={state.label}
                placeholder=""
                onChange={(next) => {
                  setLabel(next);
                  onCamera(next);
                }}
                choices={labels.map((each) => ({ id: each, label: each }))}
              />
            )}
            <CheckboxField isSelected={auto} onChange={setAuto}>
              {t('capture.cameraView.auto')}
            </CheckboxField>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function noAct(): void {}
