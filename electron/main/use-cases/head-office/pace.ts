import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#electron/main/context/context.ts';

/** Milliseconds that main works on what head office told before others have their turn; the commit comes on top. */
const slice = { alone: 6, attended: 2 } as const;
/** What it lets pass afterwards where somebody works here, in times of what it held, and milliseconds at most. */
const rest = { times: 12, atMost: 400 } as const;
/** Milliseconds after a touch in which somebody still works. */
const attendedFor = 60_000;

/** Long work on main's loop in short parts: people who work at the terminal come first. */
export interface Pace {
  /** Begins a part: gives whether it has taken its time. */
  begin(): () => boolean;
  /** Ends it: others have their turn. Returns sooner where `signal` aborts. */
  letOthers(signal: AbortSignal): Promise<void>;
}

export function createPace(context: Pick<Context, 'scheduler' | 'session'>): Pace {
  const { scheduler } = context;
  let since: number | undefined;
  return {
    begin() {
      const now = scheduler.monotonic();
      since = now;
      const until = now + (isAttended(context) ? slice.attended : slice.alone);
      return () => scheduler.monotonic() >= until;
    },
    async letOthers(signal) {
      const held = since === undefined ? 0 : scheduler.monotonic() - since;
      since = undefined;
      await new Promise((resolve) => setImmediate(resolve));
      if (held <= 0 || !isAttended(context)) return;
      await pause(Math.min(rest.atMost, held * rest.times), undefined, { signal }).catch(() => undefined);
    },
  };
}

/** Somebody touched one of the two views a short time ago. */
function isAttended({ scheduler, session }: Pick<Context, 'scheduler' | 'session'>): boolean {
  const { account, locked, display, clerkTouchedAt } = session;
  const now = scheduler.monotonic();
  if (display !== null) return now - display.touchedAt < attendedFor;
  return account !== null && !locked && now - clerkTouchedAt < attendedFor;
}
