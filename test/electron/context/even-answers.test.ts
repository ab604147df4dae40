import { expect, test } from 'vitest';
import { untilNextStep, waitForStep } from '#electron/main/context/even-answers.ts';

test('an answer leaves at the next whole step after its call, never at once', () => {
  expect(untilNextStep(0, 250)).toBe(250);
  expect(untilNextStep(1, 250)).toBe(249);
  expect(untilNextStep(249.5, 250)).toBe(0.5);
  expect(untilNextStep(407, 250)).toBe(93);
  expect(untilNextStep(500, 250)).toBe(250);
  expect(untilNextStep(407, 0)).toBe(0);
});

test('an answer never leaves before its step, however long the turn of the loop that began the wait', async () => {
  const from = performance.now();
  while (performance.now() - from < 15);
  const wait = waitForStep(from, 20);
  while (performance.now() - from < 19);
  await wait;
  expect(performance.now() - from).toBeGreaterThanOrEqual(20);
});
