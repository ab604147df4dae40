import { expect, it } from 'vitest';
import { snapshotsToKeep, usualRotation } from '#shared/domain/safety/backup-rotation.ts';

const timeOf = (snapshot: string) => Date.parse(snapshot);

/** One each six hours, the newest first. */
function daysOf(from: string, days: number): string[] {
  const start = Date.parse(from);
  return Array.from({ length: days * 4 }, (_, index) =>
    new Date(start + index * 6 * 60 * 60_000).toISOString(),
  ).toReversed();
}

it('keeps the newest three, and the last of seven days, four weeks and twelve months', () => {
  const all = daysOf('2025-01-01T00:00:00Z', 400);
  const kept = [...snapshotsToKeep(all, timeOf, usualRotation)].toSorted().toReversed();
  expect(kept.slice(0, 3)).toEqual(all.slice(0, 3));
  expect(kept.map((each) => each.slice(0, 13))).toEqual([
    '2026-02-04T18',
    '2026-02-04T12',
    '2026-02-04T06',
    '2026-02-03T18',
    '2026-02-02T18',
    '2026-02-01T18',
    '2026-01-31T18',
    '2026-01-30T18',
    '2026-01-29T18',
    '2026-01-25T18',
    '2026-01-18T18',
    '2025-12-31T18',
    '2025-11-30T18',
    '2025-10-31T18',
    '2025-09-30T18',
    '2025-08-31T18',
    '2025-07-31T18',
    '2025-06-30T18',
    '2025-05-31T18',
    '2025-04-30T18',
    '2025-03-31T18',
  ]);
});

it('keeps the newest whatever the counts and the clock say', () => {
  const none = { newest: 0, daily: 0, weekly: 0, monthly: 0 };
  const setBack = ['2020-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'];
  expect([...snapshotsToKeep(setBack, timeOf, none)]).toEqual(['2020-01-01T00:00:00Z']);
  expect([...snapshotsToKeep([], timeOf, usualRotation)]).toEqual([]);
});
