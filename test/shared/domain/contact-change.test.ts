import { describe, expect, test } from 'vitest';
import {
  changedContactFields,
  checkContactField,
  coolingOffEnd,
  type EmailChange,
  emailForCodes,
} from '#shared/domain/contact/contact-change.ts';

const old = 'rosa@example.org';
const fresh = 'rosa@new.example';
const change = (before: string | null, after: string | null, at: string): EmailChange => ({
  before,
  after,
  at,
});
const first = change(old, fresh, '2026-11-01T10:00:00.000Z');

describe('a number that the tables do not know', () => {
  test.each([
    ['landline', '+51 1 9123456', '+5119123456'],
    ['mobile', '+51 1 9123456', '+5119123456'],
    ['landline', '1234567', '+5931234567'],
  ] as const)('%s %s passes when its owner insists, and not before', (field, typed, value) => {
    expect(checkContactField(field, typed, false)).toMatchObject({ ok: false, value });
    expect(checkContactField(field, typed, true)).toEqual({ ok: true, value });
  });

  test.each(['12345', '1234567890123456', 'no tengo', '+', ''])('%j is none, whoever insists', (typed) => {
    const check = checkContactField('mobile', typed, true);
    expect(check.ok).toBe(false);
    expect(check.value).toBeUndefined();
  });
});

describe('which address receives a code', () => {
  const after = (changes: readonly EmailChange[], now: string) =>
    emailForCodes(changes.at(-1)?.after ?? null, changes, 7, now);

  test('without a change, the one in force', () => {
    expect(emailForCodes(old, [], 7, '2026-11-01T10:00:00.000Z')).toBe(old);
  });

  test('the old one until the last millisecond of the seventh day, then the new one', () => {
    expect(after([first], '2026-11-01T10:00:00.000Z')).toBe(old);
    expect(after([first], '2026-11-08T09:59:59.999Z')).toBe(old);
    expect(after([first], '2026-11-08T10:00:00.000Z')).toBe(fresh);
  });

  test('a second change does not let the first one through', () => {
    const second = change(fresh, 'third@example.net', '2026-11-02T10:00:00.000Z');
    expect(after([first, second], '2026-11-03T10:00:00.000Z')).toBe(old);
    // The first would have cooled off by now; it was given up before it did.
    expect(after([first, second], '2026-11-08T12:00:00.000Z')).toBe(old);
    expect(after([first, second], '2026-11-09T10:00:00.000Z')).toBe('third@example.net');
  });

  test('a change after the first one cooled off falls back on that one', () => {
    const second = change(fresh, 'third@example.net', '2026-11-20T10:00:00.000Z');
    expect(after([first, second], '2026-11-21T10:00:00.000Z')).toBe(fresh);
  });

  test('back to the old one is the old one at once; where there was none, none', () => {
    const back = change(fresh, old, '2026-11-02T10:00:00.000Z');
    expect(after([first, back], '2026-11-02T10:00:00.000Z')).toBe(old);
    expect(after([change(null, fresh, '2026-11-01T10:00:00.000Z')], '2026-11-02T00:00:00.000Z')).toBeNull();
    expect(after([change(old, null, '2026-11-01T10:00:00.000Z')], '2026-11-02T00:00:00.000Z')).toBe(old);
    expect(after([change(old, null, '2026-11-01T10:00:00.000Z')], '2026-11-09T00:00:00.000Z')).toBeNull();
  });

  test('a change of numbers only cools nothing off, and does not hide the one that does', () => {
    const numbers = change(fresh, fresh, '2026-11-03T10:00:00.000Z');
    expect(coolingOffEnd([change(old, old, '2026-11-03T10:00:00.000Z')], 7, '2026-11-03T10:00:00.000Z')).toBe(
      undefined,
    );
    expect(after([first, numbers], '2026-11-04T10:00:00.000Z')).toBe(old);
    expect(coolingOffEnd([first, numbers], 7, '2026-11-04T10:00:00.000Z')?.toISOString()).toBe(
      '2026-11-08T10:00:00.000Z',
    );
  });
});

test('an unusual domain passes for whoever insists, a wrong shape never does', () => {
  expect(checkContactField('email', 'rosa@gmial.com', false)).toMatchObject({ suggestion: 'gmail.com' });
  expect(checkContactField('email', 'rosa@gmial.com', true)).toEqual({ ok: true, value: 'rosa@gmial.com' });
  expect(checkContactField('email', 'rosa', true)).toMatchObject({ ok: false });
  expect(checkContactField('mobile', '022345678', true)).toMatchObject({ problem: 'not-a-mobile' });
  expect(checkContactField('mobile', '099 123 4567', false)).toEqual({ ok: true, value: '+593991234567' });
});

test('what differs is named', () => {
  const before = { email: old, mobile: null, landline: '+59322345678' };
  expect(changedContactFields(before, { ...before, email: fresh, landline: null })).toEqual([
    'email',
    'landline',
  ]);
});
