import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCamera } from '#renderer/clerk/camera/use-camera.ts';
import { useCodeReader } from '#renderer/clerk/camera/use-code-reader.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import {
  readIdentificationNumber,
  readVisitReference,
} from '#shared/domain/numbers/identification-number.ts';
import styles from './scan-code-dialog.module.css';

const css = classNames(styles);

interface ScanCodeDialogProps {
  readonly onClose: () => void;
  /** Once, with the first identification code, cédula or comeback slip that is seen. */
  readonly onCode: (code: string) => void;
}

/** The receipt before the camera: its QR or its bars say whose record to open. Another symbol is named and left. */
export function ScanCodeDialog({ onClose, onCode }: ScanCodeDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const [label, setLabel] = useState<string | null>(null);
  const { state, labels, retry } = useCamera(label);
  const video = useRef<HTMLVideoElement>(null);
  const isFound = useRef(false);
  const [isStrange, setStrange] = useState(false);
  const stream = state.kind === 'live' ? state.stream : null;

  const onText = useCallback(
    (text: string) => {
      const reading = readIdentificationNumber(text);
      const isNumber = reading.kind === 'code' || reading.kind === 'cedula';
      const isOne = isNumber || readVisitReference(text).kind === 'slip';
      setStrange(!isOne);
      if (!isOne || isFound.current) return;
      isFound.current = true;
      onCode(isNumber ? reading.number : text.trim());
    },
    [onCode],
  );
  useCodeReader(video, stream !== null, onText);

  useEffect(() => {
    const element = video.current;
    if (element === null || stream === null) return;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);

  return (
    <Dialog
      title={t('kit.scan.title')}
      open
      onClose={onClose}
      size={state.kind === 'problem' ? 'large' : 'full'}
      actions={<Button onPress={onClose}>{t('common:action.cancel')}</Button>}
    >
      {state.kind === 'problem' ? (
        <Notice
          tone="warn"
          title={t(`capture.cameraView.problem.${state.problem}`)}
          actions={<Button onPress={retry}>{t('common:action.tryAgain')}</Button>}
        >
          {t('kit.scan.typeIt')}
        </Notice>
      ) : (
        <>
          <p role="status">{t(isStrange ? 'kit.scan.strange' : 'kit.scan.hold')}</p>
          {state.kind === 'starting' ? (
            <Busy label={t('capture.cameraView.starting')} />
          ) : (
            <div className={css('view')}>
              <video
                ref={video}
                className={css('video')}
                muted
                playsInline
                autoPlay
                aria-label={t('capture.cameraView.live')}
              />
              <div className={css('frame')} aria-hidden />
            </div>
          )}
          {labels.length > 1 && state.kind === 'live' && (
            <SelectField
              label={t('capture.cameraView.device')}
              value={state.label}
              placeholder=""
              onChange={setLabel}
              choices={labels.map((each) => ({ id: each, label: each }))}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
