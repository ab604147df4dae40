import { useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { WorkerHit } from '#shared/api/clerk-visit-methods.ts';

/** Characters below which a search says nothing. */
export const shortestSearch = 3;
/** Milliseconds without a key before the search runs. */
const searchPause = 150;

/** People who match what is being typed; null before there is enough to search. Late answers never win. */
export function useWorkerSearch(text: string, birthDate: string | null): readonly WorkerHit[] | null {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [hits, setHits] = useState<readonly WorkerHit[] | null>(null);
  const wanted = text.trim();
  const isEnough = wanted.length >= shortestSearch;
  useEffect(() => {
    if (!isEnough) {
      setHits(null);
      return;
    }
    let alive = true;
    const timer = setTimeout(() => {
      void call(kiosk.searchWorkers({ text: wanted, birthDate })).then((answer) => {
        if (alive && answer.kind === 'done') setHits(answer.value);
      });
    }, searchPause);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [call, kiosk, wanted, birthDate, isEnough]);
  return hits;
}
