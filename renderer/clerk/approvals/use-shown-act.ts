import { useCallback, useEffect, useRef, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { ActToSign, ShownFact, ShowRefusal } from '#shared/contract/kiosk/approvals/act-to-sign.ts';

export type ShownActState =
  | { readonly kind: 'reading' }
  /** What is to be chosen with the act is not chosen yet. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'shown'; readonly id: string; readonly facts: readonly ShownFact[] }
  /** There is nothing to sign (any more), or no room to put on record what is shown. */
  | { readonly kind: 'refused'; readonly code: ShowRefusal };

/** Milliseconds without a change before main is asked: each showing is put on record. */
const pause = 300;

/**
 * What main shows of an act before it is signed; `showAgain` reads it anew, and so does another choice, whose late
 * answers never win. Null: something is still to be chosen. `prepare` runs before each reading.
 */
export function useShownAct(
  act: ActToSign | null,
  prepare?: () => Promise<unknown>,
): { readonly shown: ShownActState; readonly showAgain: () => Promise<void> } {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const asked = useRef({ act, prepare, count: 0 });
  asked.current.act = act;
  const wanted = act === null ? null : JSON.stringify(act);
  const [shown, setShown] = useState<ShownActState>({ kind: 'reading' });
  const showAgain = useCallback(async (): Promise<void> => {
    asked.current.count += 1;
    const { count, act: wantedAct, prepare: prepareFirst } = asked.current;
    if (wantedAct === null) return setShown({ kind: 'incomplete' });
    setShown((before) => (before.kind === 'incomplete' ? { kind: 'reading' } : before));
    await prepareFirst?.();
    const answer = await call(kiosk.showActToSign(wantedAct));
    if (count !== asked.current.count) return;
    if (answer.kind === 'done') setShown({ kind: 'shown', ...answer.value });
    else if (answer.kind === 'error') setShown({ kind: 'refused', code: answer.error.code });
  }, [kiosk, call]);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = last.current === null;
    last.current = wanted;
    if (isFirst || wanted === null) {
      void showAgain();
      return;
    }
    // What was shown is not what is chosen now.
    asked.current.count += 1;
    setShown({ kind: 'reading' });
    const timer = setTimeout(() => void showAgain(), pause);
    return () => clearTimeout(timer);
  }, [showAgain, wanted]);
  return { shown, showAgain };
}
