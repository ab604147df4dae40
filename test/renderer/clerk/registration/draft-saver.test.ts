import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createDraftSaver,
  type SaveProblem,
  type SaveState,
} from '#renderer/clerk/registration/draft-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aSaver(save: (value: string) => SaveProblem | null = () => null) {
  const saved: [string, string][] = [];
  const states: SaveState[] = [];
  const saver = createDraftSaver(
    async (field, value) => {
      const problem = save(value);
      if (problem === null) saved.push([field, value]);
      return problem;
    },
    (state) => states.push(state),
  );
  return { saver, saved, states };
}

test('typing saves once, the latest value, after a short pause', async () => {
  const { saver, saved, states } = aSaver();
  saver.note('identity.number', 'S');
  await vi.advanceTimersByTimeAsync(100);
  saver.note('identity.number', 'S0');
  await vi.advanceTimersByTimeAsync(100);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(saved).toEqual([['identity.number', 'S0']]);
  expect(states.at(-1)).toEqual({ kind: 'saved' });
});

test('leaving a field saves at once', async () => {
  const { saver, saved } = aSaver();
  saver.note('identity.number', 'S0');
  saver.note('identity.surname', 'QUINTERO');
  expect(await saver.flush()).toBe(true);
  expect(saved).toEqual([
    ['identity.number', 'S0'],
    ['identity.surname', 'QUINTERO'],
  ]);
});

test('a full disk keeps what was typed, says so, and saves it when asked again', async () => {
  let full = true;
  const { saver, saved, states } = aSaver(() => (full ? 'disk-full' : null));
  saver.note('identity.number', 'S0');
  expect(await saver.flush()).toBe(false);
  expect(states.at(-1)).toEqual({ kind: 'not-saved', problem: 'disk-full' });
  full = false;
  expect(await saver.flush()).toBe(true);
  expect(saved).toEqual([['identity.number', 'S0']]);
});

test('what is typed while a save is under way is saved too', async () => {
  const { saver, saved } = aSaver();
  saver.note('identity.number', 'S0');
  const first = saver.flush();
  saver.note('identity.number', 'S01');
  await first;
  await vi.advanceTimersByTimeAsync(300);
  expect(saved.at(-1)).toEqual(['identity.number', 'S01']);
});
