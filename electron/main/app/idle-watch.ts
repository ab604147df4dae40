import type { Context } from '#electron/main/context/context.ts';
import type { DisplaySession } from '#electron/main/context/display-session.ts';
import { unlessDiskFails } from '#electron/main/db/core/unless-disk-fails.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { lock } from '#electron/main/use-cases/accounts/lock-screen.ts';
import { isWaitingForClerk } from '../display/accepted.ts';
import { show } from '../display/act.ts';
import { endSession, pauseAway } from '../display/end-session.ts';
import { showClerk } from '../display/show-clerk.ts';

/** How often idle is looked at, in milliseconds. */
export const idleWatchInterval = 1000;

/**
 * Called every second. Clerk's view: locks after the configured minutes without a touch. Worker's view: warns, then
 * resets. Source: EN 301 549 5.1.3 and WCAG 2.2 2.2.1 (a time limit warns and can be extended).
 */
export function watchIdle(context: Context): void {
  const { session } = context;
  const now = context.scheduler.monotonic();
  const before = session.display;
  if (before !== null) unlessDiskFails(() => watchWorker(context, before, now));
  const after = session.display;
  const isClerkShown = after === null || isWaitingForClerk(after) || context.displays() > 1;
  if (!isClerkShown) session.clerkTouchedAt = now;
  if (
    session.account !== null &&
    !session.locked &&
    now - session.clerkTouchedAt >= getSettings(context.db).clerkIdleMinutes * 60_000
  ) {
    unlessDiskFails(() => lock(context, 'idle'));
  }
}

function watchWorker(context: Context, session: DisplaySession, now: number): void {
  const { touchedAt, resetsAt } = session;
  if (isWaitingForClerk(session)) {
    show(context, session, (present) => ({ ...present, touchedAt: now, resetsAt: null }));
    return;
  }
  const { workerIdleSeconds, workerWarningSeconds } = getSettings(context.db);
  if (resetsAt === null) {
    if (now - touchedAt < workerIdleSeconds * 1000) return;
    show(context, session, (present) => ({ ...present, resetsAt: now + workerWarningSeconds * 1000 }));
    return;
  }
  if (now < resetsAt) return;
  try {
    if (session.kind === 'issuance' && session.stage !== 'done') pauseAway(context, session);
    else endSession(context, session);
  } finally {
    if (session.stage !== 'done') showClerk(context);
  }
}
