import { staff } from '#test/support/set-up-terminal.ts';
import { ClerkAtCounter } from './clerk-journey.ts';
import { ask } from './fast-forward.ts';
import type { HostOptions, RunningHost } from './hosts.ts';
import type { Start } from './story.ts';
import { WorkerAtScreen } from './worker-journey.ts';

/** A counter in its day: somebody signed in, nobody attended yet. */
export interface Counter {
  readonly kiosk: RunningHost;
  readonly clerk: ClerkAtCounter;
  readonly worker: WorkerAtScreen;
}

export async function openCounter(
  start: Start,
  options: Partial<HostOptions> = {},
  account: keyof typeof staff = 'clerk',
): Promise<Counter> {
  const kiosk = await start(options);
  await signIn(kiosk, account);
  return { kiosk, clerk: new ClerkAtCounter(kiosk.clerk), worker: new WorkerAtScreen(kiosk.worker, 'es') };
}

export async function signIn({ clerk }: RunningHost, account: keyof typeof staff): Promise<void> {
  const { username, password } = staff[account];
  await ask(clerk, 'signIn', { username, password });
}

/** The administrator changes settings before the counter opens. */
export async function changeSettings(
  kiosk: RunningHost,
  changes: Partial<{ printer: string | null; workerIdleSeconds: number; clerkIdleMinutes: number }>,
): Promise<void> {
  await signIn(kiosk, 'admin');
  const settings = await ask(kiosk.clerk, 'getSettings', {});
  await ask(kiosk.clerk, 'saveSettings', { ...settings, ...changes });
  await ask(kiosk.clerk, 'signOut', {});
}
