import { useEffect, useState } from 'react';

/** Milliseconds between two looks: a drive that is plugged in appears by itself. */
const lookAgainAfter = 4000;

interface Places<Place> {
  /** Null: nobody has looked yet. */
  readonly places: readonly Place[] | null;
  /** A folder that a person typed, from now on looked at too. */
  readonly lookAt: (folder: string) => void;
}

/**
 * The places that are here now. `look` keeps its identity; what it does not answer leaves the last ones shown. `typed` is the
 * folder that was looked at when this was shown before.
 */
export function usePlaces<Place>(
  look: (folder: string | null) => Promise<readonly Place[] | null>,
  typed: string | null = null,
): Places<Place> {
  const [places, setPlaces] = useState<readonly Place[] | null>(null);
  const [folder, setFolder] = useState(typed);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const lookNow = async (): Promise<void> => {
      const found = await look(folder);
      if (!isHere) return;
      if (found !== null) setPlaces(found);
      timer = setTimeout(() => void lookNow(), lookAgainAfter);
    };
    void lookNow();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [look, folder]);
  return { places, lookAt: setFolder };
}
