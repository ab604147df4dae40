import { expect, test } from 'vitest';
import { reason } from '#shared/contract/kiosk/values.ts';

test.each(['   ', '\u200b\u200b\u200b', '\u3164\u3164\u3164', '\u2800\u2800\u2800'])(
  '%j is no reason: nobody could read it',
  (text) => {
    expect(reason.safeParse(text).success).toBe(false);
  },
);

test('a reason is kept as it reads', () => {
  expect(reason.parse('  gemelas\u200b, dos actas ')).toBe('gemelas, dos actas');
});
