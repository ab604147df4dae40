import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuardedClock } from '#electron/main/clock/create-guarded-clock.ts';
import { getClockMark } from '#electron/main/db/clock-store.ts';
import type { Store } from '#electron/main/db/open-store.ts';
import { setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let system: Date;

beforeEach(async () => {
  folder = temporaryDirectory();
  ({ store } = await setUpTestStore(folder.path));
  system = testNow;
});

afterEach(() => {
  store.close();
  folder.remove();
});

const minute = 60_000;

function turn(minutes: number): void {
  system = new Date(testNow.getTime() + minutes * minute);
}

test('time goes on with the machine’s clock and never back', () => {
  const clock = createGuardedClock(store.db, () => system);
  turn(10);
  expect(clock.now()).toEqual(system);
  turn(-60);
  expect(clock.now()).toEqual(new Date(testNow.getTime() + 10 * minute));
  expect(clock.standing()).toBe('behind');
  turn(11);
  expect(clock.now()).toEqual(system);
  expect(clock.standing()).toBe('right');
});

test('a restart with the clock turned back does not revive what had passed', () => {
  turn(30);
  createGuardedClock(store.db, () => system).now();
  expect(getClockMark(store.db)).toBe(system.getTime());
  turn(-600);
  expect(createGuardedClock(store.db, () => system).now()).toEqual(new Date(testNow.getTime() + 30 * minute));
});

test('a leap of more than a day, or of months while off, is visible', () => {
  const clock = createGuardedClock(store.db, () => system);
  clock.now();
  turn(23 * 60);
  clock.now();
  expect(clock.standing()).toBe('right');
  turn(60 * 60);
  clock.now();
  expect(clock.standing()).toBe('jumped-ahead');
  turn(90 * 24 * 60);
  expect(createGuardedClock(store.db, () => system).standing()).toBe('jumped-ahead');
});
