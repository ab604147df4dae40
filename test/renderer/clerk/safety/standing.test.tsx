// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SafetyScreen } from '#renderer/clerk/safety/safety-screen.tsx';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const words = catalogues.es.clerk.safety;
const at = '2026-03-02T14:30:00.000Z';
const kept: Safety = {
  status: {
    state: 'kept',
    problem: null,
    place: 'RESPALDO',
    isSameDisk: false,
    safeThrough: at,
    without: null,
    isPassphraseDue: false,
    lackingFiles: 0,
    isDrillDue: true,
  },
  place: { path: '/media/respaldo', name: 'RESPALDO', chosenAt: at },
  snapshotAt: at,
  copyAt: '17:00',
  snapshot: null,
  work: null,
  drill: { at, outcome: { outcome: 'problem', problem: 'away' } },
  check: null,
  damage: [],
  restored: null,
  passphrase: { triedAt: at, isDue: false },
};

async function showSafety(safety: Safety): Promise<void> {
  show(<SafetyScreen />, { getSafety: () => done(safety) });
  await screen.findByText(words.place.title);
}
const safeUpTo = new RegExp(`^${words.state.kept.split('{{')[0]}`);

test('what the place has lost is not called safe above it', async () => {
  await showSafety({
    ...kept,
    status: { ...kept.status, lackingFiles: 1 },
    damage: [{ file: 'documents/3f', fault: 'missing', isNeeded: true }],
  });
  expect(screen.getByText(words.lacking)).toBeDefined();
  expect(screen.queryByText(safeUpTo)).toBeNull();
});

test('what a drill could not bring back is not called safe above it', async () => {
  await showSafety({
    ...kept,
    status: { ...kept.status, lackingFiles: 1 },
    drill: {
      at,
      outcome: { outcome: 'damaged', damage: { problem: 'part-damaged', file: 'parts/0007.pack' } },
    },
  });
  expect(screen.getByText(words.inVain)).toBeDefined();
  expect(screen.queryByText(words.lacking)).toBeNull();
  expect(screen.queryByText(safeUpTo)).toBeNull();
});

test('a place that is away says so beside what it has lost', async () => {
  await showSafety({
    ...kept,
    status: { ...kept.status, state: 'problem', problem: 'away', lackingFiles: 1 },
  });
  expect(screen.getByText(words.lacking)).toBeDefined();
  expect(screen.getByText(words.problem.away.replace('{{place}}', 'RESPALDO'))).toBeDefined();
});

test('what is on the disk of the data is not called safe', async () => {
  await showSafety({ ...kept, status: { ...kept.status, isSameDisk: true } });
  expect(screen.getByText(words.sameDiskText)).toBeDefined();
  expect(screen.queryByText(safeUpTo)).toBeNull();
});

test('a drill that runs shows how far it is, and not how the last one went', async () => {
  await showSafety(kept);
  expect(screen.getByText(words.drill.due)).toBeDefined();
  await showSafety({ ...kept, work: { kind: 'drill', progress: { step: 'documents', done: 1, total: 4 } } });
  expect(screen.getByText('Documentos 25 %')).toBeDefined();
});
