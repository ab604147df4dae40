// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { QueueStatus } from '#renderer/clerk/home/queue-status.tsx';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import type { SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import type { upkeepMethods } from '#shared/contract/kiosk/terminal/upkeep-methods.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const words = catalogues.es.clerk.safety.home;
const kept: SafetyStatus = {
  state: 'kept',
  problem: null,
  place: 'RESPALDO',
  isSameDisk: false,
  safeThrough: '2026-03-02T14:30:00.000Z',
  without: null,
  isPassphraseDue: false,
  lackingFiles: 0,
  isDrillDue: false,
};

const noLine: Line = { state: 'none', problem: null, since: null };

type Line = OutputOf<(typeof upkeepMethods)['getQueues']>['headOffice']['line'];

interface Showing {
  readonly refused?: number;
  readonly waiting?: number;
  readonly line?: Line;
  readonly onSafety?: () => void;
}

function showHome(safety: SafetyStatus, { refused = 0, waiting = 0, line = noLine, onSafety }: Showing = {}) {
  const documents = { waiting, bytes: 0, missing: 0, refused: 0 };
  const headOffice = { line, waiting: 0, sent: 0, oldest: null, refused, packetAt: null, documents };
  const mail = { waiting: 0, oldest: null, failed: 0, problem: null };
  return show(<QueueStatus kept={0} safety={safety} onMail={null} onSafety={onSafety ?? null} />, {
    getQueues: () => done({ headOffice, mail, papers: [] }),
  });
}

test('what is at a place elsewhere is said to be safe', async () => {
  showHome(kept);
  await screen.findByText(words.kept.replace('{{time}}', '09:30'));
  expect(screen.queryByText(words.call)).toBeNull();
});

test('what is copied onto the disk of the data is not, and somebody is told', async () => {
  showHome({ ...kept, isSameDisk: true });
  await screen.findByText(words.sameDisk);
  await screen.findByText(words.call);
});

test('what head office refused is said, and whom to tell', async () => {
  showHome(kept, { refused: 2 });
  await screen.findByText('2 rechazadas');
  await screen.findByText((text) => text.includes(words.call));
});

test('whoever mends it is led there, and not told to tell themselves', async () => {
  const onSafety = vi.fn();
  const { user } = showHome({ ...kept, state: 'none', safeThrough: null }, { refused: 1, onSafety });
  const ways = await screen.findAllByRole('button', { name: words.open });
  for (const way of ways) await user.click(way);
  expect(onSafety).toHaveBeenCalledTimes(2);
  expect(screen.queryByText(words.call)).toBeNull();
});

test('documents that head office has not are said to be missing there, also where every item was answered', async () => {
  showHome(kept, { waiting: 3 });
  await screen.findByText('3 documentos por llegar');
});

test.each([
  ['none', 'Sin línea: lo que espera va en paquetes'],
  ['joined', 'Conectada'],
  ['join-again', 'Este terminal debe unirse de nuevo'],
] as const)('a line that is %s is said', async (state, words) => {
  showHome(kept, { line: { ...noLine, state } });
  await screen.findByText((text) => text.includes(words));
});

test('a line that is away says since when, and asks nobody for anything', async () => {
  showHome(kept, { line: { state: 'joined', problem: 'timeout', since: '2026-03-02T14:30:00.000Z' } });
  await screen.findByText((text) => /^Sin línea desde .*9:30/.test(text));
  expect(screen.queryByText((text) => text.includes(words.call))).toBeNull();
});

test('what does not mend itself says what it is, and whom to tell', async () => {
  showHome(kept, { line: { state: 'joined', problem: 'replaced', since: '2026-03-02T14:30:00.000Z' } });
  await screen.findByText((text) => text.includes('Otro equipo ocupa el lugar de este terminal.'));
  await screen.findByText((text) => text.includes(words.call));
});
