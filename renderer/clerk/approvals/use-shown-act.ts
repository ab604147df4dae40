import { useCallback, useEffect, useRef, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { ActToSign, ShownFact, ShowRefusal } from '#shared/contract/kiosk/approvals/act-to-sign.ts';

export type ShownActState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'shown'; readonly id: string; readonly facts: readonly ShownFact[] }
  /** There is nothing to sign (any more), or no room to put on record what is shown. */
  | { readonly kind: 'refused'; readonly code: ShowRefusal };

/** What main shows of an act before it is signed; `showAgain` reads it anew. `prepare` runs before each reading. */
export function useShownAct(
  act: ActToSign,
  prepare?: () => Promise<unknown>,
): { readonly shown: ShownActState; readonly showAgain: () => Promise<void> } {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const asked = useRef({ act, prepare });
  const [shown, setShown] = useState<ShownActState>({ kind: 'reading' });
  const showAgain = useCallback(async (): Promise<void> => {
    await asked.current.prepare?.();
    const answer = await call(kiosk.showActToSign(asked.current.act));
    if (answer.kind === 'done') setShown({ kind: 'shown', ...answer.value });
    else if (answer.kind === 'error') setShown({ kind: 'refused', code: answer.error.code });
  }, [kiosk, call]);
  useEffect(() => {
    void showAgain();
  }, [showAgain]);
  return { shown, showAgain };
}
