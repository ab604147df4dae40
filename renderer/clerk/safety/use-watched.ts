import { useCallback, useEffect, useState } from 'react';

/** Milliseconds between two looks while somebody reads the screen. */
const lookAgainAfter = 1500;

/** What `ask` answers, now and again; null: nothing yet. `ask` keeps its identity; `look` asks at once. */
export function useWatched<Value>(ask: () => Promise<Value | null>) {
  const [value, setValue] = useState<Value | null>(null);
  const look = useCallback(async () => {
    const answer = await ask();
    if (answer !== null) setValue(answer);
  }, [ask]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookAgainAfter);
    return () => clearInterval(timer);
  }, [look]);
  return { value, look };
}
