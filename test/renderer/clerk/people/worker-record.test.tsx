// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WorkerRecordScreen } from '#renderer/clerk/people/worker-record-screen.tsx';
import type { Api } from '#shared/contract/kiosk/api.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const record: OutputOf<Api['openWorker']> = {
  id: '5f0c7a1e-1111-4000-8000-000000000001',
  procedure: 'registration',
  identificationCode: 'E017-2-000042-K',
  officialCode: null,
  cedula: null,
  values: { 'identity.surname': 'Pérez Gómez', 'identity.givenNames': 'Ana' },
  documents: [],
  credential: 'none',
  credentialIssuedAt: null,
  credentialLockedAt: null,
  kit: null,
  entryNoticeDeadline: null,
  isEntryNoticeOver: false,
  registeredAt: '2026-11-20T15:00:00.000Z',
  registeredBy: 'Carla Mera',
  origin: null,
  otherNumbers: [],
  papers: [],
  contactChanges: [],
  revocations: [],
  closed: false,
  documentReported: false,
  contactCoolsOffUntil: null,
  headOffice: 'saved',
  newestMail: null,
};

function showRecord(changes: Partial<typeof record>) {
  return show(
    <WorkerRecordScreen
      workerId={record.id}
      canStart
      isDisplayTaken={false}
      onStart={() => undefined}
      onBack={() => undefined}
    />,
    { openWorker: () => done({ ...record, ...changes }) },
  );
}

test('a cédula that was recorded later is on the record beside the code', async () => {
  const { unmount } = showRecord({ cedula: '1710034065' });
  const fact = (await screen.findByText('1710034065')).parentElement;
  expect(within(fact as HTMLElement).getByText('Cédula')).toBeDefined();
  expect(screen.getByText('E017-2-000042-K')).toBeDefined();
  unmount();
  // Who was enrolled with it is known by it: it stands there once.
  showRecord({ procedure: 'enrolment', identificationCode: '1710034065', cedula: '1710034065' });
  expect(await screen.findAllByText('1710034065')).toHaveLength(1);
});

test('an entry notice whose last day has passed is not shown as one that can still be filed in time', async () => {
  const { unmount } = showRecord({ entryNoticeDeadline: '2026-12-05' });
  expect(await screen.findByText('hasta el 5 dic 2026')).toBeDefined();
  unmount();
  showRecord({ entryNoticeDeadline: '2026-12-05', isEntryNoticeOver: true });
  expect(await screen.findByText('venció el 5 dic 2026')).toBeDefined();
});

test('of whom another counter registered, it is said where the papers are, not that there are none yet', async () => {
  const { unmount } = showRecord({});
  expect(await screen.findByText('Todavía no hay papeles.')).toBeDefined();
  unmount();
  showRecord({ origin: '017-1' });
  expect(await screen.findByText(/ventanilla 017-1\. Aquí no hay otros/)).toBeDefined();
  expect(screen.queryByText('Todavía no hay papeles.')).toBeNull();
});
