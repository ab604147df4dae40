import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { WorkerApp } from '#renderer/worker/app/worker-app.tsx';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { type FakeKiosk, fakeKiosk, visitAt } from './fake-kiosk.ts';

export interface ShownWorker extends FakeKiosk {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Main changes the session and the view follows. */
  readonly become: (session: WorkerSession) => Promise<void>;
}

/** The worker's whole view on a session. */
export async function showSession(
  session: WorkerSession,
  replies: Partial<WorkerApi> = {},
): Promise<ShownWorker> {
  const fake = fakeKiosk(session, replies);
  const user = userEvent.setup();
  await act(async () => {
    render(<WorkerApp kiosk={fake.kiosk} />);
  });
  return { ...fake, user, become: (next) => act(async () => fake.push(next)) };
}

export function showStep(step: WorkerStep, replies: Partial<WorkerApi> = {}): Promise<ShownWorker> {
  return showSession(visitAt(step), replies);
}

export function button(name: string | RegExp): HTMLButtonElement {
  return screen.getByRole('button', { name });
}

/** An instant so many seconds from now, which stays now for the rest of the test: countdowns show one number. */
export function inSeconds(seconds: number): string {
  vi.useFakeTimers({ toFake: ['Date'] });
  return new Date(Date.now() + seconds * 1000).toISOString();
}
