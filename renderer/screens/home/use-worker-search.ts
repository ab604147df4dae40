import { useCallback, useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { VisitFinding, WorkerHit } from '#shared/api/clerk-visit-methods.ts';
import type { Reply } from '#shared/api/method.ts';

/** Characters below which a search says nothing. */
export const shortestSearch = 3;
/** Milliseconds without a key before the search runs. */
const searchPause = 150;

/** People who match what is being typed; null before there is enough to search. */
export function useWorkerSearch(text: string, birthDate: string | null): readonly WorkerHit[] | null {
  const kiosk = useClerkKiosk();
  return useSearch(
    text,
    useCallback((wanted) => kiosk.searchWorkers({ text: wanted, birthDate }), [kiosk, birthDate]),
  );
}

/** The kept registration whose reference is being typed; null before there is enough to look for. */
export function useVisitSearch(text: string): VisitFinding | null {
  const kiosk = useClerkKiosk();
  return useSearch(
    text,
    useCallback((wanted) => kiosk.findVisitByReference({ text: wanted }), [kiosk]),
  );
}

/** Asks after a pause in the typing. Late answers never win. */
function useSearch<Value>(text: string, ask: (wanted: string) => Promise<Reply<Value, never>>): Value | null {
  const { call } = useCall();
  const [found, setFound] = useState<Value | null>(null);
  const wanted = text.trim();
  const isEnough = wanted.length >= shortestSearch;
  useEffect(() => {
    if (!isEnough) {
      setFound(null);
      return;
    }
    let alive = true;
    const timer = setTimeout(() => {
      void call(ask(wanted)).then((answer) => {
        if (alive && answer.kind === 'done') setFound(answer.value);
      });
    }, searchPause);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [ask, call, wanted, isEnough]);
  return found;
}
