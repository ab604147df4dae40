import { expect, test } from 'vitest';
import { isPassphraseStrong, isPasswordStrong } from '#electron/main/context/staff-secret-policy.ts';
import { createGuessEstimator } from '#electron/main/keys/guess-estimator.ts';
import { problemsOf } from '#electron/main/use-cases/issuance/submit-credential.ts';
import { clerk, supervisor } from '#test/support/fakes/journey.ts';
import { recoveryPassphrase, staff } from '#test/support/set-up-terminal.ts';
import { admin } from '#test/support/with-kiosk.ts';

const estimateGuesses = createGuessEstimator();

test.each([
  'uno dos tres cuatro cinco',
  'one two three four five',
  'UNO-DOS-TRES-CUATRO-CINCO',
  'lunes martes miercoles jueves viernes',
  'enero febrero marzo abril mayo junio',
  'rojo verde azul amarillo negro',
  'aaaa bbbb cccc dddd eeee',
])('the passphrase %s is refused', async (passphrase) => {
  expect(await isPassphraseStrong(passphrase, estimateGuesses)).toBe(false);
});

test.each([recoveryPassphrase, admin.passphrase, 'trucha sótano bisagra níspero cincel', 'x9K!vR2#qLm8Tz5w'])(
  'the passphrase %s is taken',
  async (passphrase) => {
    expect(await isPassphraseStrong(passphrase, estimateGuesses)).toBe(true);
  },
);

test.each([
  'Quito2024!!',
  'uno-dos-tres-4',
  'admin-admin-9',
  'contraseña2026',
  'qwertyuiop12',
  'rosa.paredes1990',
])('the password %s is refused', async (password) => {
  expect(await isPasswordStrong(password, 'rosa.paredes', estimateGuesses)).toBe(false);
});

test.each([admin, clerk, supervisor, ...Object.values(staff)])(
  '$username has a password that is taken',
  async (account) => {
    expect(await isPasswordStrong(account.password, account.username, estimateGuesses)).toBe(true);
  },
);

const nobody = { procedure: 'registration', values: {}, identificationCode: '', birthDate: '', email: null };
const credentialProblems = (text: string) =>
  problemsOf({ estimateGuesses } as never, nobody as never, Buffer.from(text));

test.each([
  ['elefante', ['word']],
  ['mariposa', ['word']],
  ['camino', ['word']],
  ['sandra', ['common']],
])('the credential %s is guessed in few tries, and the person is told why', async (text, problems) => {
  expect(await credentialProblems(text)).toEqual(problems);
});

test.each(['Nube4Sol', 'Kp7Lm2', 'aguacate9', 'tres7rios'])(
  'the credential %s is not refused for being simple',
  async (text) => {
    expect(await credentialProblems(text)).toEqual([]);
  },
);
