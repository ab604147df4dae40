import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuardedClock, type GuardedClock } from '#electron/main/clock/create-guarded-clock.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getClockMark } from '#electron/main/db/terminal/clock-store.ts';
import { setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { createFakeTime, type FakeTime } from '#test/support/fakes/fake-time.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let time: FakeTime;

beforeEach(async () => {
  folder = temporaryDirectory();
  ({ store } = await setUpTestStore(folder.path));
  time = createFakeTime(testNow.toISOString());
});

afterEach(() => {
  store.close();
  folder.remove();
});

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** As after a start of the program: what is known is what the store kept. */
function open(): GuardedClock {
  return createGuardedClock(store.db, time.systemTime, time.scheduler.monotonic);
}

/** Somebody sets the machine's clock; no time passes. */
function set(milliseconds: number): void {
  time.setWallClock(new Date(time.systemTime().getTime() + milliseconds).toISOString());
}

function after(milliseconds: number): Date {
  return new Date(testNow.getTime() + milliseconds);
}

test('follows the machine, and set back two hours goes on by the time that passes', () => {
  const clock = open();
  time.pass(10 * minute);
  expect(clock.now()).toEqual(after(10 * minute));
  set(-2 * hour);
  expect(clock.now()).toEqual(after(10 * minute));
  expect(clock.status()).toEqual({
    state: 'behind',
    machine: after(-110 * minute),
    own: after(10 * minute),
    timesSet: 1,
  });
  time.pass(3 * minute);
  expect(clock.now()).toEqual(after(13 * minute));
  set(2 * hour);
  expect(clock.status().state).toBe('right');
  expect(clock.now()).toEqual(after(13 * minute));
});

test('a few minutes back are nobody’s business, and time does not stand still for them', () => {
  const clock = open();
  clock.now();
  set(-4 * minute);
  time.pass(minute);
  expect(clock.now()).toEqual(after(minute));
  expect(clock.status().state).toBe('right');
});

test('a restart with the clock turned back goes on from the last moment that was seen', () => {
  time.pass(30 * minute);
  open().now();
  expect(getClockMark(store.db)).toBe(after(30 * minute).getTime());
  set(-10 * hour);
  const clock = open();
  expect(clock.now()).toEqual(after(30 * minute));
  time.pass(hour);
  expect(clock.now()).toEqual(after(90 * minute));
  expect(clock.status().state).toBe('behind');
});

test('a leap of a year while it runs is not believed, and needs nobody once it is taken back', () => {
  const clock = open();
  clock.now();
  set(365 * day);
  time.pass(minute);
  expect(clock.now()).toEqual(after(minute));
  expect(clock.status()).toMatchObject({ state: 'ahead', machine: after(365 * day + minute) });
  time.pass(hour);
  expect(getClockMark(store.db)).toBeLessThan(after(2 * hour).getTime());
  set(-365 * day);
  expect(clock.status().state).toBe('right');
});

test('leaps of a few hours in a row are one leap, until as much time has passed', () => {
  const clock = open();
  clock.now();
  for (let leap = 0; leap < 10; leap += 1) {
    set(20 * hour);
    clock.now();
  }
  expect(clock.now()).toEqual(after(20 * hour));
  expect(clock.status().state).toBe('ahead');
  set(-180 * hour);
  expect(clock.status().state).toBe('right');
  time.pass(20 * hour);
  set(20 * hour);
  expect(clock.status().state).toBe('right');
  expect(clock.now()).toEqual(after(60 * hour));
});

test('a machine that was off for a long weekend is believed, off for a month it is not', () => {
  open().now();
  set(5 * day);
  expect(open().status().state).toBe('right');
  expect(open().now()).toEqual(after(5 * day));
  set(30 * day);
  const clock = open();
  expect(clock.status().state).toBe('ahead');
  expect(clock.now()).toEqual(after(5 * day));
});

test('a clock that is right again soon after a start on a wrong one is believed like one at the start', () => {
  open().now();
  set(-300 * day);
  const clock = open();
  expect(clock.status().state).toBe('behind');
  set(303 * day);
  expect(clock.status().state).toBe('right');
  expect(clock.now()).toEqual(after(3 * day));
});

test('leaps at a start, while it runs and at the next start are one leap: seven days take hours, not restarts', () => {
  open().now();
  set(6 * day);
  const clock = open();
  clock.now();
  set(day);
  expect(clock.now()).toEqual(after(6 * day));
  expect(clock.status().state).toBe('ahead');
  for (let start = 0; start < 5; start += 1) {
    set(6 * day);
    expect(open().now()).toEqual(after(6 * day));
  }
});

test('a leap that an act of the start rolled back with itself counts all the same', () => {
  open().now();
  set(6 * day);
  const clock = open();
  expect(() =>
    transact(store.db, () => {
      clock.now();
      throw new Error('rolled back');
    }),
  ).toThrow('rolled back');
  clock.now();
  set(day);
  expect(open().now()).toEqual(after(6 * day));
});

test('an office of nights, weekends and a holiday of five days is always believed', () => {
  const states = new Set<string>();
  for (let date = 0; date < 120; date += 1) {
    const isClosed = date % 7 >= 5 || (date >= 44 && date <= 46);
    if (isClosed) {
      set(day);
      continue;
    }
    const clock = open();
    for (let at = 0; at < 8; at += 1) {
      states.add(clock.status().state);
      clock.now();
      time.pass(hour);
    }
    clock.now();
    set(16 * hour);
  }
  expect([...states]).toEqual(['right']);
});
