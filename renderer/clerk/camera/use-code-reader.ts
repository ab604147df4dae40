import { type RefObject, useEffect } from 'react';

/** Milliseconds between two looks; a look takes some 20 to 80 beside the screen. */
const interval = 200;
/** Long side, in pixels, of the picture that is looked at: enough for a QR of 33 mm that fills a fifth of it. */
const lookedAt = 1280;

/** Looks at the live picture and calls with every text of a symbol in it, until `active` ends. */
export function useCodeReader(
  video: RefObject<HTMLVideoElement | null>,
  active: boolean,
  onText: (text: string) => void,
): void {
  useEffect(() => {
    if (!active) return;
    const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' });
    let isBusy = false;
    worker.addEventListener('message', (event: MessageEvent<readonly string[]>) => {
      isBusy = false;
      for (const text of event.data) onText(text);
    });
    async function look(): Promise<void> {
      const source = video.current;
      if (isBusy || source === null || source.videoWidth === 0) return;
      isBusy = true;
      const scale = Math.min(1, lookedAt / Math.max(source.videoWidth, source.videoHeight));
      const picture = await createImageBitmap(source, {
        resizeWidth: Math.round(source.videoWidth * scale),
        resizeHeight: Math.round(source.videoHeight * scale),
        resizeQuality: 'medium',
      }).catch(() => null);
      if (picture === null) isBusy = false;
      else worker.postMessage(picture, [picture]);
    }
    const timer = setInterval(() => void look(), interval);
    return () => {
      clearInterval(timer);
      worker.terminate();
    };
  }, [active, video, onText]);
}
