import type { Context } from '#electron/main/context/context.ts';
import { shownTurn } from '#electron/main/context/session-state.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { unlessDiskFails } from '#electron/main/db/core/unless-disk-fails.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { lock } from '#electron/main/use-cases/accounts/lock-screen.ts';
import type { ServiceTurn } from '../context/service-turn.ts';
import { endService } from '../display/end-service.ts';
import { endTurn, pauseTurn } from '../display/pause-turn.ts';
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
  const before = shownTurn(session);
  if (before !== null) unlessDiskFails(() => watchWorker(context, before, now));
  const after = shownTurn(session);
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

function watchWorker(context: Context, turn: WorkerTurn | ServiceTurn, now: number): void {
  if (isWaitingForClerk(turn)) {
    turn.touchedAt = now;
    turn.resetsAt = null;
    return;
  }
  const { workerIdleSeconds, workerWarningSeconds } = getSettings(context.db);
  if (turn.resetsAt === null) {
    if (now - turn.touchedAt >= workerIdleSeconds * 1000) turn.resetsAt = now + workerWarningSeconds * 1000;
    return;
  }
  if (now < turn.resetsAt) return;
  if ('purpose' in turn) {
    endService(context, turn);
    showClerk(context);
  } else if (turn.stage === 'done') endTurn(context, turn);
  else pauseTurn(context, turn, 'away');
}

/** Whoever waits for the clerk is not idle. */
function isWaitingForClerk(turn: WorkerTurn | ServiceTurn): boolean {
  return (
    turn.help !== null ||
    turn.stage === 'counter-proof' ||
    turn.stage === 'service-proof' ||
    turn.stage === 'assisted-approval' ||
    turn.stage === 'contact-approval'
  );
}
