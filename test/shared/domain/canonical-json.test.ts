import { expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { fc } from '#test/support/random-samples.ts';

test('RFC 8785, its own examples: numbers, order of names, and text', () => {
  expect(canonicalJson([1e30, 4.5, 2e-3, 0.000000000000000000000000001])).toBe('[1e+30,4.5,0.002,1e-27]');
  expect(
    canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
  ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  expect(canonicalJson({ text: '€$\u000f\nA\'B"\\\\"/' })).toBe('{"text":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test('half a surrogate pair, and what JSON does not hold, is refused', () => {
  expect(() => canonicalJson(['\ud800'])).toThrow(/surrogate/);
  expect(() => canonicalJson([Number.NaN])).toThrow(/NaN/);
});

test('an array without objects has the bytes that JSON.stringify gives it: the audit trail of before stays what it was', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
  );
  const list = fc.array(fc.oneof(scalar, fc.array(fc.array(scalar, { maxLength: 3 }), { maxLength: 3 })));
  fc.assert(
    fc.property(list, (items) => {
      expect(canonicalJson(items)).toBe(JSON.stringify(items));
    }),
  );
});
