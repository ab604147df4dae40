import { useEffect } from 'react';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';

/** Milliseconds between two reports while the person keeps touching. */
const reportEvery = 5_000;

/** Tells main of touches and keys, so that the visit stays alive; while the idle warning shows, of every one. */
export function useActivity(kiosk: WorkerApi, visiting: boolean, warned: boolean): void {
  useEffect(() => {
    if (!visiting) return;
    let lastReport = Number.NEGATIVE_INFINITY;
    function report(): void {
      const now = performance.now();
      if (!warned && now - lastReport < reportEvery) return;
      lastReport = now;
      void kiosk.reportActivity({});
    }
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, report, { capture: true, passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, report, { capture: true });
    };
  }, [kiosk, visiting, warned]);
}
