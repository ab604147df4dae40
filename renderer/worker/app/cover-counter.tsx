import { type ReactNode, useCallback, useState } from 'react';
import { CoveredContext, LayCoverContext } from '../ui/covers.ts';

/** Counts the covers that lie on what is inside, so that no dialog has to be known by the question beneath. */
export function CoverCounter({ children }: { readonly children: ReactNode }) {
  const [covers, setCovers] = useState(0);
  const lay = useCallback(() => {
    setCovers((count) => count + 1);
    return () => setCovers((count) => count - 1);
  }, []);
  return (
    <LayCoverContext value={lay}>
      <CoveredContext value={covers > 0}>{children}</CoveredContext>
    </LayCoverContext>
  );
}
