import { useEffect, useState } from 'react';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';

/** Milliseconds between two looks: a drive that is plugged in appears by itself. */
const lookAgainAfter = 4000;

interface Places {
  /** Null: nobody has looked yet. */
  readonly places: readonly PlaceView[] | null;
  /** A folder that a person typed, from now on looked at too. */
  readonly lookAt: (folder: string) => void;
}

/** The places that are here now. `look` keeps its identity; what it does not answer leaves the last ones shown. */
export function usePlaces(look: (folder: string | null) => Promise<readonly PlaceView[] | null>): Places {
  const [places, setPlaces] = useState<readonly PlaceView[] | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
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
