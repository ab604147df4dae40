import { longestMailWait } from '#shared/domain/mail/mail-retry.ts';

/**
 * When each waiting message, and the line, may be tried again: in passing time, because a wall clock that was set
 * wrong must not hold the mail back. After a start the moments that were saved count as far as they are believable.
 */
export interface MailPacing {
  /** Whether the wait of `key` is over. `saved` is the moment kept with it, null for none. */
  isDue(key: string, saved: string | null, now: Date): boolean;
  /** It waits so many milliseconds from now. */
  pause(key: string, milliseconds: number): void;
  forget(key: string): void;
  forgetAll(): void;
}

export function createMailPacing(monotonic: () => number): MailPacing {
  const dueAt = new Map<string, number>();
  return {
    isDue(key, saved, now) {
      const known = dueAt.get(key);
      if (known !== undefined) return monotonic() >= known;
      if (saved === null) return true;
      const left = Math.min(Date.parse(saved) - now.getTime(), longestMailWait);
      if (left <= 0) return true;
      dueAt.set(key, monotonic() + left);
      return false;
    },
    pause: (key, milliseconds) => dueAt.set(key, monotonic() + milliseconds),
    forget: (key) => dueAt.delete(key),
    forgetAll: () => dueAt.clear(),
  };
}
