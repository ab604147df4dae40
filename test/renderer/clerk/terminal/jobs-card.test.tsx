// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { JobsCard } from '#renderer/clerk/terminal/jobs-card.tsx';
import type { JobState } from '#shared/contract/kiosk/terminal/upkeep-methods.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const never: JobState = {
  name: 'mail',
  title: { es: 'Envía los mensajes que esperan', en: 'Sends the messages that wait' },
  period: 15,
  running: false,
  startedAt: null,
  endedAt: null,
  outcome: null,
  nextAt: '2026-12-01T15:00:15.000Z',
};
const swept: JobState = {
  ...never,
  name: 'document-sweep',
  title: { es: 'Aparta los archivos sobrantes', en: 'Moves aside what is left over' },
  period: null,
  endedAt: '2026-12-01T14:59:00.000Z',
  outcome: 'failed',
  nextAt: null,
};

const rowOf = (name: string) => within(screen.getByText(name).closest('tr') as HTMLElement);

test('the administrator reads what the machine does by itself, what failed, and reads it again', async () => {
  let jobs = [never, swept];
  const { user } = show(<JobsCard />, { listJobs: () => done(jobs) }, 'en');
  await screen.findByText('Sends the messages that wait');
  expect(rowOf('mail').getByText('Not yet')).toBeDefined();
  expect(rowOf('mail').getByText(/10:00/)).toBeDefined();
  expect(rowOf('document-sweep').getByText('Failed')).toBeDefined();
  expect(rowOf('document-sweep').getByText('When the program opens')).toBeDefined();
  expect(screen.getByText(/1 job failed the last time/)).toBeDefined();

  jobs = [never, { ...swept, outcome: 'done' }];
  await user.click(screen.getByRole('button', { name: 'Read again' }));
  await screen.findByText('Well');
  expect(screen.queryByText(/failed the last time/)).toBeNull();
});
