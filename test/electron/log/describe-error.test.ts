import { expect, test } from 'vitest';
import { describeError } from '#electron/main/log/describe-error.ts';
import { newIncidentId } from '#electron/main/log/incident-id.ts';

test('an error is its name and its places, without words and without folders', () => {
  const error = new TypeError('cannot read "Quintero Ñáñez"\n    at María Quintero (/home/maria/secret:1:2)');
  const text = describeError(error);
  expect(text).toMatch(/^TypeError\nat /);
  expect(text).toContain('describe-error.test.ts:');
  expect(text).not.toMatch(/Quintero|María|maria|\//);
});

test('an error whose name or message is a sentence loses it', () => {
  const error = new Error('Quintero was here');
  error.name = 'Error of Quintero';
  expect(describeError(error)).toMatch(/^Error\n/);
  expect(describeError(error)).not.toContain('Quintero');
});

test('what SQLite or Node calls it stays', () => {
  const corrupt = Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT_INDEX' });
  expect(describeError(corrupt)).toMatch(/^Error SQLITE_CORRUPT_INDEX\nat /);
  const sentence = Object.assign(new Error('x'), { code: 'Quintero was here' });
  expect(describeError(sentence)).toMatch(/^Error\n/);
});

test('what is no error says only its kind', () => {
  expect(describeError('Quintero')).toBe('thrown string');
  expect(describeError(null)).toBe('thrown null');
});

test('an incident id can be read aloud', () => {
  let next = 0;
  const id = newIncidentId({
    integer: (below) => {
      next += 7;
      return next % below;
    },
  });
  expect(id).toMatch(/^[A-Z0-9]{2}-[A-Z0-9]{3}$/);
  expect(id).not.toMatch(/[01258BGILOQSZ]/);
});
