import { expect, test } from 'vitest';
import {
  isPassphraseStrong,
  isPasswordStrong,
  isPinStrong,
} from '#electron/main/context/staff-secret-policy.ts';
import { waitAfter } from '#electron/main/context/throttle-rule.ts';
import { createGuessEstimator } from '#electron/main/keys/guess-estimator.ts';

const estimateGuesses = createGuessEstimator();

test.each([
  ['arena-tibia-verde-4', true],
  ['corta-9', false],
  ['carla-y-algo-mas', false],
  ['aaaaaaaaaaaa', false],
])('the password %s of carla: %s', async (password, strong) => {
  expect(await isPasswordStrong(password, 'carla', estimateGuesses)).toBe(strong);
});

test.each([
  ['7294', true],
  ['58203961', true],
  ['1111', false],
  ['1234', false],
  ['87654', false],
  ['123', false],
  ['123456789', false],
  ['13579', true],
])('the PIN %s: %s', (pin, strong) => {
  expect(isPinStrong(pin)).toBe(strong);
});

test.each([
  ['colibri niebla cuarzo volcan', true],
  ['una-trucha-lejana-y-ronca', true],
  ['corta', false],
  ['sol sol sol sol', false],
  ['aaaaaaaaaaaaaaaaaaaa', false],
])('the passphrase %s: %s', async (passphrase, strong) => {
  expect(await isPassphraseStrong(passphrase, estimateGuesses)).toBe(strong);
});

test('the wait doubles from the fourth failure up to a quarter of an hour', () => {
  expect([0, 3, 4, 5, 6, 20].map(waitAfter)).toEqual([0, 0, 15_000, 30_000, 60_000, 900_000]);
});
