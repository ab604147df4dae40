import { useCallback, useRef } from 'react';

/**
 * Runs acts one after the other, in the order they were given: two quick presses never overtake each other. The
 * promise ends with its own act.
 */
export function useQueue(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  const tail = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = tail.current.then(act, act);
    tail.current = turn.catch(() => undefined);
    return turn;
  }, []);
}
