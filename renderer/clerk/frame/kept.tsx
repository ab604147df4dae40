import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Place } from './place.ts';

/**
 * What a signed-in person had before them when the view was locked, and gets back when they unlock it: where they were,
 * and what they typed and did not save. In memory only, and never another person's.
 */
export interface Kept {
  place: Place | undefined;
  /** By part of the screen. */
  readonly typed: Map<string, unknown>;
}

function createKept(): Kept {
  return { place: undefined, typed: new Map() };
}

const KeptContext = createContext<Kept>(createKept());

export function useKept(): Kept {
  return use(KeptContext);
}

/** What was typed in a part of the screen before the view was locked, once. */
export function useKeptTyping<Typed>(part: string): Typed | undefined {
  const { typed } = useKept();
  // Only the part itself writes under its name.
  return useState(() => typed.get(part) as Typed | undefined)[0];
}

interface KeepForAccountProps {
  /** Whose it is; null while nobody is signed in. */
  readonly name: string | null;
  /** Told whose typing was lost with their session, and null once somebody is signed in again. */
  readonly onLost: (name: string | null) => void;
  readonly children: ReactNode;
}

/** One for each account. What is left unsaved in it when the account goes is lost, and told. */
export function KeepForAccount({ name, onLost, children }: KeepForAccountProps) {
  const [kept] = useState(createKept);
  useEffect(() => {
    if (name === null) return;
    onLost(null);
    return () => {
      if (kept.typed.size > 0) onLost(name);
    };
  }, [kept, name, onLost]);
  return <KeptContext value={kept}>{children}</KeptContext>;
}
