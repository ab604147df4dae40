import { type RefObject, useEffect, useState } from 'react';
import {
  type FrameVerdict,
  greyOf,
  judgeFrame,
  STEADY_MILLISECONDS,
  verdictOf,
} from '#shared/vision/imaging/frame-judge.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';

/** Milliseconds between two looks, and the width they are looked at: a look takes some three milliseconds. */
const interval = 150;
const lookedAt = 320;

export interface Steadiness {
  readonly verdict: FrameVerdict;
  /** 0 to 1: how much of the wait has passed in which the picture stayed still and sharp. */
  readonly share: number;
}

/** Looks at the live picture while `active`, and calls once when it has been still and sharp long enough. */
export function useSteadyFrame(
  video: RefObject<HTMLVideoElement | null>,
  active: boolean,
  onSteady: () => void,
): Steadiness {
  const [steadiness, setSteadiness] = useState<Steadiness>({ verdict: 'moving', share: 0 });
  useEffect(() => {
    if (!active) return;
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    let before: GreyImage | undefined;
    let steadySince: number | undefined;
    const timer = setInterval(() => {
      const source = video.current;
      if (source === null || source.videoWidth === 0 || pen === null) return;
      canvas.width = lookedAt;
      canvas.height = Math.round((lookedAt * source.videoHeight) / source.videoWidth);
      pen.drawImage(source, 0, 0, canvas.width, canvas.height);
      const now = greyOf(pen.getImageData(0, 0, canvas.width, canvas.height));
      const verdict = verdictOf(judgeFrame(before, now));
      before = now;
      if (verdict !== 'steady') steadySince = undefined;
      else steadySince ??= performance.now();
      const passed = steadySince === undefined ? 0 : performance.now() - steadySince;
      setSteadiness({ verdict, share: Math.min(1, passed / STEADY_MILLISECONDS) });
      if (passed >= STEADY_MILLISECONDS) {
        clearInterval(timer);
        onSteady();
      }
    }, interval);
    return () => clearInterval(timer);
  }, [active, video, onSteady]);
  return steadiness;
}
