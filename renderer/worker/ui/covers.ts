import { createContext, use } from 'react';

/** Whether a dialog or overlay lies over what is drawn here: physical keys are not for it then. */
export const CoveredContext = createContext(false);

/** Says that a cover lies on the question until the function it gives is called. */
export const LayCoverContext = createContext<() => () => void>(() => () => undefined);

export function useCovered(): boolean {
  return use(CoveredContext);
}
