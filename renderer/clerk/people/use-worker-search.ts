import { useCallback, useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import type { VisitFinding, WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { isShortScript } from '#shared/domain/names/name-keys.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';

/** Characters below which a search says nothing. */
const shortestSearch = 2;

/** Whether there is enough to look for: of some scripts, one character is a name. */
export function isSearchable(text: string): boolean {
  const wanted = text.trim();
  return wanted.length >= shortestSearch || isShortScript(wanted);
}

/** Milliseconds without a key before the search runs. */
const searchPause = 150;

interface Search<Value> {
  /** Null before there is enough to search. */
  readonly found: Value | null;
  /** It answers what stands in the field now, not what stood there a moment ago. */
  readonly isCurrent: boolean;
}

/** People who match what is being typed. `times`: another figure looks again. */
export function useWorkerSearch(
  text: string,
  birthDate: PartialDate | null,
  times = 0,
): Search<readonly WorkerHit[]> {
  const kiosk = useClerkKiosk();
  return useSearch(
    text,
    useCallback((wanted) => kiosk.searchWorkers({ text: wanted, birthDate }), [kiosk, birthDate, times]),
  );
}

/** The kept registration whose reference is being typed; null before there is enough to look for. */
export function useVisitSearch(text: string): VisitFinding | null {
  const kiosk = useClerkKiosk();
  return useSearch(
    text,
    useCallback((wanted) => kiosk.findVisitByReference({ text: wanted }), [kiosk]),
  ).found;
}

/** Asks after a pause in the typing. Late answers never win. */
function useSearch<Value>(
  text: string,
  ask: (wanted: string) => Promise<Reply<Value, never>>,
): Search<Value> {
  const { call } = useCall();
  const [answered, setAnswered] = useState<{
    readonly ask: typeof ask;
    readonly wanted: string;
    readonly found: Value;
  } | null>(null);
  const wanted = text.trim();
  const isEnough = isSearchable(wanted);
  useEffect(() => {
    if (!isEnough) {
      setAnswered(null);
      return;
    }
    let alive = true;
    const timer = setTimeout(() => {
      void call(ask(wanted)).then((answer) => {
        if (alive && answer.kind === 'done') setAnswered({ ask, wanted, found: answer.value });
      });
    }, searchPause);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [ask, call, wanted, isEnough]);
  return {
    found: answered?.found ?? null,
    isCurrent: answered?.wanted === wanted && answered.ask === ask,
  };
}
