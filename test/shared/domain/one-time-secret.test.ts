import { expect, test } from 'vitest';
import { makeOneTimeSecret, readOneTimeSecret } from '#shared/domain/accounts/one-time-secret.ts';

test('is twelve signs drawn one by one, in groups to read aloud', () => {
  let drawn = 0;
  const below: number[] = [];
  const secret = makeOneTimeSecret((limit) => {
    below.push(limit);
    drawn += 1;
    return drawn % limit;
  });
  expect(secret).toBe('479A-CDEF-HJKL');
  expect(below).toEqual(Array.from({ length: 12 }, () => 23));
});

test.each([
  '479A-CDEF-HJKL',
  '479acdefhjkl',
  ' 479A CDEF–HJKL ',
  '4 7 9 A C D E F H J K L',
  '４79A-CDEF-HJKL',
])('is read from %j', (typed) => expect(readOneTimeSecret(typed)).toBe('479A-CDEF-HJKL'));

test.each(['', '479A-CDEF-HJK', '479A-CDEF-HJKLM', '479A-CDEF-HJK0', 'trucha-lejana-ronca-6'])(
  'is not read from %j',
  (typed) => expect(readOneTimeSecret(typed)).toBeUndefined(),
);
