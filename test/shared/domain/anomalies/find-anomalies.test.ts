import { describe, expect, test } from 'vitest';
import { defaultAnomalySettings } from '#shared/domain/anomalies/anomaly.ts';
import { countByHour, findAfterHours } from '#shared/domain/anomalies/find-after-hours.ts';
import { findAnomalies } from '#shared/domain/anomalies/find-anomalies.ts';
import { findCoSigningPairs } from '#shared/domain/anomalies/find-co-signing-pairs.ts';
import { findContactThenUnlock } from '#shared/domain/anomalies/find-contact-then-unlock.ts';
import { findHighRates, ratesOf } from '#shared/domain/anomalies/find-high-rates.ts';
import { findRepeatedFailures } from '#shared/domain/anomalies/find-repeated-failures.ts';
import { findSharedContacts } from '#shared/domain/anomalies/find-shared-contacts.ts';
import { isOpenAt } from '#shared/domain/anomalies/opening-hours.ts';
import { times, trail } from './events.ts';

const code = 'E017-2-000001-K';
const settings = defaultAnomalySettings;

describe('contact data changed, then an unlock', () => {
  const at = (day: number, hour = 15) => new Date(Date.UTC(2026, 10, day, hour)).toISOString();

  test('within the days shows with both entries, whoever did them', () => {
    const events = trail(
      { event: 'contact-changed', subject: code, at: at(2), accountId: 'carla', coSignerId: 'sonia' },
      { event: 'credential-unlocked', subject: code, at: at(5), accountId: 'pedro' },
    );
    expect(findContactThenUnlock(events, 7)).toMatchObject([
      {
        key: `contact-then-unlock:${code}`,
        severity: 'medium',
        accountIds: ['carla', 'pedro'],
        involvedIds: ['carla', 'sonia', 'pedro'],
        sequences: [1, 2],
        count: 1,
      },
    ]);
  });

  test('is grave when one person did both, or within a day', () => {
    const change = { event: 'contact-changed', subject: code, at: at(2) };
    const both = trail(change, { event: 'credential-recovered', subject: code, at: at(8) });
    const soon = trail(change, {
      event: 'credential-unlocked',
      subject: code,
      at: at(3),
      accountId: 'pedro',
    });
    expect(findContactThenUnlock(both, 7).map(({ severity }) => severity)).toEqual(['high']);
    expect(findContactThenUnlock(soon, 7).map(({ severity }) => severity)).toEqual(['high']);
  });

  test('does not show after the days, before the change, or of another person', () => {
    const change = { event: 'contact-changed', subject: code, at: at(10) };
    expect(
      findContactThenUnlock(
        trail(change, { event: 'credential-unlocked', subject: code, at: at(17, 16) }),
        7,
      ),
    ).toEqual([]);
    expect(
      findContactThenUnlock(trail({ event: 'credential-unlocked', subject: code, at: at(9) }, change), 7),
    ).toEqual([]);
    expect(
      findContactThenUnlock(
        trail(change, { event: 'credential-unlocked', subject: 'E017-2-000002-I', at: at(11) }),
        7,
      ),
    ).toEqual([]);
  });
});

describe('opening hours are those of Ecuador', () => {
  test.each<[string, boolean]>([
    // Monday 23 November 2026: 13:00 in UTC is 08:00 in Ecuador.
    ['2026-11-23T12:59:59.000Z', false],
    ['2026-11-23T13:00:00.000Z', true],
    ['2026-11-23T21:59:59.000Z', true],
    ['2026-11-23T22:00:00.000Z', false],
    // Tuesday at 03:00 in UTC is still Monday evening.
    ['2026-11-24T03:00:00.000Z', false],
    ['2026-11-28T15:00:00.000Z', false],
    // Saturday 02:00 in UTC is Friday 21:00: a day of work, but late.
    ['2026-11-28T02:00:00.000Z', false],
  ])('%s', (instant, isOpen) => {
    expect(isOpenAt(instant, settings)).toBe(isOpen);
  });

  test('unlocks outside them show by who was signed in, and the bars count every hour', () => {
    const events = trail(
      { event: 'credential-unlocked', at: '2026-11-23T15:10:00.000Z' },
      { event: 'credential-unlocked', at: '2026-11-24T01:10:00.000Z' },
      { event: 'credential-recovered', at: '2026-11-28T15:00:00.000Z' },
      { event: 'credential-unlocked', at: '2026-11-24T02:10:00.000Z', accountId: 'pedro' },
      { event: 'credential-check-wrong', at: '2026-11-24T02:20:00.000Z', accountId: 'pedro' },
    );
    expect(findAfterHours(events, settings)).toMatchObject([
      {
        accountIds: ['carla'],
        count: 2,
        severity: 'medium',
        sequences: [2, 3],
        since: '2026-11-24T01:10:00.000Z',
      },
      { accountIds: ['pedro'], count: 1, severity: 'low', sequences: [4] },
    ]);
    const hours = countByHour(events, settings);
    expect(hours[10]).toEqual({ open: 1, closed: 1 });
    expect(hours[20]).toEqual({ open: 0, closed: 1 });
    expect(hours.reduce((sum, { open, closed }) => sum + open + closed, 0)).toBe(4);
  });
});

describe('rates', () => {
  const attends = (accountId: string, people: number) =>
    times(people, { event: 'service-started', accountId });

  test('a clerk whose assisted unlocks are far above the others shows, with both rates', () => {
    const events = trail(
      ...attends('carla', 20),
      ...attends('pedro', 50),
      ...attends('rosa', 50),
      ...times(8, { event: 'assisted-unlock-approved', accountId: 'carla', coSignerId: 'sonia' }),
      ...times(2, { event: 'assisted-unlock-approved', accountId: 'pedro', coSignerId: 'sonia' }),
    );
    expect(findHighRates(events, 'assisted-unlocks', settings)).toMatchObject([
      {
        key: 'high-rate:assisted-unlocks:carla',
        accountIds: ['carla'],
        involvedIds: ['carla', 'sonia'],
        count: 8,
        rate: { own: { count: 8, exposure: 20 }, others: { count: 2, exposure: 100 } },
      },
    ]);
  });

  test('a busy clerk does not: the same share of more people', () => {
    const events = trail(
      ...attends('carla', 200),
      ...attends('pedro', 20),
      ...times(20, { event: 'assisted-unlock-approved', accountId: 'carla' }),
      ...times(2, { event: 'assisted-unlock-approved', accountId: 'pedro' }),
    );
    expect(findHighRates(events, 'assisted-unlocks', settings)).toEqual([]);
  });

  test('unlocks count by day at the counter, in local days', () => {
    const events = trail(
      { event: 'service-started', at: '2026-11-23T15:00:00.000Z' },
      { event: 'visit-started', at: '2026-11-24T02:00:00.000Z' },
      { event: 'visit-started', at: '2026-11-24T15:00:00.000Z' },
      { event: 'credential-unlocked', at: '2026-11-24T15:05:00.000Z' },
    );
    expect(ratesOf(events, 'unlocks')).toEqual([{ accountId: 'carla', count: 1, exposure: 2 }]);
  });
});

test('failures on one code show from the limit on, of any kind of guess', () => {
  const wrong = (event: string) => ({ event, subject: code });
  const five = [
    ...times(3, wrong('credential-check-wrong')),
    wrong('recovery-answers-wrong'),
    wrong('one-time-code-failed'),
  ];
  expect(findRepeatedFailures(trail(...five), 6)).toEqual([]);
  expect(findRepeatedFailures(trail(...five, wrong('assisted-answers-wrong')), 6)).toMatchObject([
    { subjects: [code], count: 6, accountIds: [], severity: 'medium' },
  ]);
  expect(findRepeatedFailures(trail(...times(6, { event: 'credential-check-wrong' })), 6)).toEqual([]);
});

describe('two who sign for each other', () => {
  const signs = (accountId: string, coSignerId: string, count: number) =>
    times(count, { event: 'gate-overridden', accountId, coSignerId });

  test('show when a third could have signed', () => {
    const events = trail(
      ...signs('sonia', 'tomas', 5),
      ...signs('tomas', 'sonia', 6),
      ...signs('carla', 'ursula', 1),
    );
    expect(findCoSigningPairs(events, 5)).toMatchObject([
      { key: 'co-signing-pair:sonia:tomas', accountIds: ['sonia', 'tomas'], count: 11 },
    ]);
  });

  test('do not when only they can, when others sign for them too, or when it goes one way', () => {
    expect(
      findCoSigningPairs(trail(...signs('sonia', 'tomas', 5), ...signs('tomas', 'sonia', 5)), 5),
    ).toEqual([]);
    const mixed = trail(
      ...signs('sonia', 'tomas', 5),
      ...signs('sonia', 'ursula', 2),
      ...signs('tomas', 'sonia', 5),
    );
    expect(findCoSigningPairs(mixed, 5)).toEqual([]);
    expect(
      findCoSigningPairs(trail(...signs('carla', 'sonia', 9), ...signs('pedro', 'tomas', 9)), 5),
    ).toEqual([]);
  });
});

test('many people with one mailbox show from the limit on, known by the first of them', () => {
  const people = ['C', 'A', 'B'].map((letter, index) => ({
    code: letter,
    accountId: index === 0 ? 'pedro' : 'carla',
    at: `2026-11-0${letter === 'A' ? 1 : letter === 'B' ? 2 : 3}T15:00:00.000Z`,
  }));
  const shared = { field: 'email', value: 'x@example.org', sequences: [3, 9, 12] } as const;
  expect(findSharedContacts([{ ...shared, people: people.slice(0, 2) }], 3)).toEqual([]);
  expect(findSharedContacts([{ ...shared, people }], 3)).toMatchObject([
    { key: 'shared-contact:email:A', subjects: ['A', 'B', 'C'], count: 3, accountIds: ['pedro', 'carla'] },
  ]);
  expect(findSharedContacts([{ ...shared, people }], 3)[0]?.key).not.toContain('example.org');
});

test('the board has the gravest first, then the latest, and a quiet day has none', () => {
  const events = trail(
    { event: 'contact-changed', subject: code },
    { event: 'credential-unlocked', subject: code },
    { event: 'credential-unlocked', subject: 'E017-2-000002-I', at: '2026-11-24T03:00:00.000Z' },
    {
      event: 'credential-unlocked',
      subject: 'E017-2-000003-G',
      at: '2026-11-24T04:00:00.000Z',
      accountId: 'pedro',
    },
  );
  expect(findAnomalies(events, [], settings).map(({ kind, accountIds }) => [kind, ...accountIds])).toEqual([
    ['contact-then-unlock', 'carla'],
    ['after-hours', 'pedro'],
    ['after-hours', 'carla'],
  ]);
  expect(findAnomalies([], [], settings)).toEqual([]);
});
