// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HeadOffice } from '#renderer/clerk/safety/head-office.tsx';
import { LineCard } from '#renderer/clerk/safety/line-card.tsx';
import { SecretCard } from '#renderer/clerk/safety/secret-card.tsx';
import type {
  BranchSecretView,
  OtherCounter,
} from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';
import type { HeadOfficeLineView } from '#shared/contract/kiosk/head-office/line-methods.ts';
import type { Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const words = catalogues.es.clerk;
const at = '2026-03-02T14:30:00.000Z';
const noContact = { lastAt: null, problem: null, reason: null, since: null, clockAhead: null };
const documents = { kilobitsPerSecond: null, waiting: 0, bytes: 0, missing: 0, refused: 0, sending: null };
const alone: HeadOfficeLineView = {
  ...{ state: 'none', joining: null, member: null },
  contact: noContact,
  documents,
};
const joined: Omit<HeadOfficeLineView, 'contact'> = {
  state: 'joined',
  joining: null,
  documents,
  member: { hosts: ['afiliacion.example'], since: at, validUntil: at },
};
const secret: BranchSecretView = { own: null, counters: [], madeAt: null, lacking: 0, refused: [] };
const packets: Packets = {
  headOffice: null,
  partMegabytes: 2000,
  waiting: { here: 3, onDrive: 0, oldest: at, documents: 0 },
  last: null,
  work: null,
  failure: null,
  receipt: null,
  refusedCount: 0,
  refused: [],
};

async function toneOfLine(clockAhead: number): Promise<string> {
  const { unmount } = show(<LineCard />, {
    getHeadOfficeLine: () => done({ ...joined, contact: { ...noContact, lastAt: at, clockAhead } }),
  });
  const notice = (await screen.findByText(words.line.works)).closest('[class*="notice"]');
  const tone = notice?.className ?? '';
  unmount();
  return tone;
}

test('a line whose clocks differ is not shown as all well', async () => {
  const well = await toneOfLine(0);
  expect(await toneOfLine(2)).toBe(well);
  expect(await toneOfLine(540)).not.toBe(well);
  expect(await toneOfLine(-540)).not.toBe(well);
});

test('what head office refused has a card only where it refused something', async () => {
  const { unmount } = show(<HeadOffice />, {
    getPackets: () => done(packets),
    getHeadOfficeLine: () => done(alone),
    getBranchSecret: () => done(secret),
  });
  await screen.findByText(words.line.title);
  expect(screen.queryByText(words.packets.refused.title)).toBeNull();
  unmount();
  const refused = {
    epoch: 1,
    number: 7,
    type: 'worker-registered',
    at,
    about: null,
    reason: 'Otra vez',
    answeredAt: at,
  };
  show(<HeadOffice />, {
    getPackets: () => done({ ...packets, refusedCount: 1, refused: [refused] }),
    getHeadOfficeLine: () => done(alone),
    getBranchSecret: () => done(secret),
  });
  await screen.findByText(words.packets.refused.title);
  expect(screen.getByText('Otra vez')).toBeDefined();
});

test('a fingerprint is four groups to a line wherever it is compared', async () => {
  const waits: OtherCounter = {
    ...{ terminal: '017-1', epoch: 1, fingerprint: 'b04d17e29c6a83f5'.repeat(4) },
    ...{ state: 'waits', handedOver: 'waits', since: null },
  };
  const own = { terminal: '017-2', fingerprint: '3f9c0e7ab1d24586'.repeat(4) };
  show(<SecretCard />, { getBranchSecret: () => done({ ...secret, own, counters: [waits] }) });
  for (const line of ['3f9c 0e7a b1d2 4586', 'b04d 17e2 9c6a 83f5']) {
    const shown = await screen.findByText((_text, element) => element?.innerHTML === `${line}<br>${line}`);
    expect(shown).toBeDefined();
  }
});
