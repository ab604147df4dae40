import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './live-view.module.css';
import type { Steadiness } from './use-steady-frame.ts';

const css = classNames(styles);

/**
 * A passport's data page is 125 by 88 mm (ICAO Doc 9303-4, 2.1), a card 85.6 by 53.98 mm (ISO/IEC 7810, ID-1), a sheet of
 * A4 210 by 297 mm (ISO 216).
 */
const guides = { passport: 125 / 88, card: 85.6 / 53.98, sheet: 210 / 297 } as const;
export type Guide = keyof typeof guides;

interface LiveViewProps {
  readonly stream: MediaStream;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly guide: Guide;
  readonly steadiness: Steadiness;
  readonly auto: boolean;
}

/** The camera's picture with the frame the page belongs in, and what the picture still lacks. */
export function LiveView({ stream, video, guide, steadiness, auto }: LiveViewProps) {
  const { t } = useTranslation('clerk');
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream, video]);
  const isSteady = steadiness.verdict === 'steady';
  return (
    <div className={css('live')}>
      <video
        ref={video}
        className={css('video')}
        muted
        playsInline
        autoPlay
        aria-label={t('capture.cameraView.live')}
      />
      <div className={css('guide', guide, isSteady && 'steady')} aria-hidden>
        <span className={css('mark', 'topLeft')} />
        <span className={css('mark', 'topRight')} />
        <span className={css('mark', 'bottomRight')} />
        <span className={css('mark', 'bottomLeft')} />
      </div>
      <div className={css('verdict', isSteady && 'good')} role="status">
        {t(`capture.cameraView.verdict.${steadiness.verdict}`)}
        {auto && (
          <span className={css('wait')} aria-hidden>
            <span className={css('passed')} style={{ transform: `scaleX(${steadiness.share})` }} />
          </span>
        )}
      </div>
    </div>
  );
}
