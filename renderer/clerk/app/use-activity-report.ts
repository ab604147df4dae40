import { useEffect } from 'react';
import { useClerkKiosk } from '#renderer/api/kiosk.ts';

/** Milliseconds between two reports: main counts idle time in minutes. */
const reportInterval = 10_000;

/** Tells main that somebody is at the clerk's view, so that it does not lock. */
export function useActivityReport(): void {
  const kiosk = useClerkKiosk();
  useEffect(() => {
    let reportedAt = Number.NEGATIVE_INFINITY;
    const report = (): void => {
      const now = performance.now();
      if (now - reportedAt < reportInterval) return;
      reportedAt = now;
      void kiosk.reportClerkActivity({});
    };
    const options = { capture: true, passive: true };
    for (const type of ['pointerdown', 'keydown', 'wheel'] as const) {
      window.addEventListener(type, report, options);
    }
    return () => {
      for (const type of ['pointerdown', 'keydown', 'wheel'] as const) {
        window.removeEventListener(type, report, options);
      }
    };
  }, [kiosk]);
}
