import { useEffect, useState } from 'react';

/** Whole seconds until `instant`, never below zero; 0 without one. */
export function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (instant === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [instant]);
  if (instant === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));
}

/** Seconds as people read a clock: '14:59'. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
