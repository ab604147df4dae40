import type { Context } from '#electron/main/context/context.ts';

/**
 * With one display the clerk's view comes to the front, locked, because the person before it is still the worker.
 * With two the clerk's view never left.
 */
export function showClerk(context: Context): void {
  context.session.clerkTouchedAt = context.scheduler.monotonic();
  if (context.displays() > 1) return;
  context.session.locked = true;
  context.showView('clerk');
}
