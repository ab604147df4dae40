import { describe, expect, it } from 'vitest';
import {
  ecuadorDay,
  type IsoDate,
  isRealDate,
  parseIsoDate,
  parseTypedDate,
  showUnfinishedDate,
} from '#shared/domain/dates.ts';
import { ageOn, checkBirthDate } from '#shared/domain/partial-date.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  deadlineState,
  documentExpiry,
  entryNoticeDeadline,
  sutRegistrationLate,
} from '#shared/domain/registration/deadlines.ts';
import { fc } from '#test/support/random-samples.ts';

const now = new Date('2026-03-10T15:00:00Z');
const anyDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);

describe('calendar dates', () => {
  it('knows the days that exist', () => {
    expect(parseIsoDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '2024-4-1',
      '',
      'x',
    ]) {
      expect(isRealDate(text)).toBe(false);
    }
  });

  it.each([
    ['05/03/1990', '1990-03-05'],
    ['5-3-1990', '1990-03-05'],
    ['5.3.1990', '1990-03-05'],
    ['5 / 3 / 1990', '1990-03-05'],
    ['05031990', '1990-03-05'],
    ['1990-03-05', '1990-03-05'],
    ['٠٥/٠٣/١٩٩٠', '1990-03-05'],
    ['31/12/2026', '2026-12-31'],
  ])('reads %s day first', (typed, iso) => {
    expect(parseTypedDate(typed)).toBe(iso);
  });

  it.each(['', '31/02/1990', '05/13/1990', '05/03/90', '5 de marzo', '1990', '050390'])(
    'refuses %j',
    (typed) => {
      expect(parseTypedDate(typed)).toBeNull();
    },
  );
});

describe('checkBirthDate', () => {
  it('accepts an adult and the edges', () => {
    for (const date of ['1990-03-05', '2012-03-10', '1916-03-10'] as const)
      expect(checkBirthDate(date, now)).toEqual({ ok: true });
  });

  it.each([
    ['1990-02-30', 'not-a-date', 'block'],
    ['2026-03-11', 'future', 'block'],
    ['1915-03-10', 'too-old', 'block'],
    ['2012-03-11', 'too-young', 'warn'],
    ['2026-03-10', 'too-young', 'warn'],
  ] as const)('%s is %s (%s)', (date, problem, severity) => {
    expect(checkBirthDate(date, now)).toEqual({ ok: false, problem, severity });
  });

  it("counts by Ecuador's day, not by UTC's", () => {
    expect(checkBirthDate('2026-03-11', new Date('2026-03-11T04:59:59Z'))).toMatchObject({
      problem: 'future',
    });
    expect(checkBirthDate('2026-03-11', new Date('2026-03-11T05:00:00Z'))).toMatchObject({
      problem: 'too-young',
    });
  });

  it('gives ages as people count them', () => {
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
    expect(ageOn('2000-02-29', '2026-03-01')).toBe(26);
  });
});

describe('deadlines', () => {
  it("takes the day from Ecuador's clock in any form of now", () => {
    expect(ecuadorDay(new Date('2026-01-01T04:59:59.999Z'))).toBe('2025-12-31');
    expect(ecuadorDay('2026-01-01T05:00:00Z')).toBe('2026-01-01');
    expect(ecuadorDay('2026-01-01T00:00:00-05:00')).toBe('2026-01-01');
    expect(ecuadorDay('2026-01-01')).toBe('2026-01-01');
  });

  it('counts the entry notice 15 days from the start', () => {
    expect(entryNoticeDeadline('2026-02-20', 15)).toBe('2026-03-07');
    expect(entryNoticeDeadline('2024-02-20', 15)).toBe('2024-03-06');
    expect(entryNoticeDeadline('2026-02-20', 3)).toBe('2026-02-23');
  });

  it('adds and subtracts days as inverses', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(daysBetween(addDays(date, days), date)).toBe(days === 0 ? 0 : -days);
      }),
    );
  });

  it.each([
    ['2026-03-10', 2, '2026-05-10'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ] as const)('adds months to %s (%i): %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('says where a deadline stands', () => {
    expect(deadlineState(now, '2026-03-12')).toEqual({ state: 'future', days: 2 });
    expect(deadlineState(now, '2026-03-10')).toEqual({ state: 'today', days: 0 });
    expect(deadlineState(now, '2026-03-07')).toEqual({ state: 'overdue', days: 3 });
    expect(deadlineState(new Date('2026-03-11T04:59:00Z'), '2026-03-10')).toEqual({
      state: 'today',
      days: 0,
    });
  });

  it('calls a SUT registration late after 30 days', () => {
    expect(sutRegistrationLate('2026-01-01', '2026-01-31', 30)).toBe(false);
    expect(sutRegistrationLate('2026-01-01', '2026-02-01', 30)).toBe(true);
    expect(sutRegistrationLate('2026-01-01', '2026-01-12', 10)).toBe(true);
  });

  it('keeps a document valid through its last day', () => {
    expect(documentExpiry('2026-03-09', now)).toBe('expired');
    expect(documentExpiry('2026-03-10', now)).toBe('soon');
    expect(documentExpiry('2026-09-06', now)).toBe('soon');
    expect(documentExpiry('2026-09-07', now)).toBe('valid');
    expect(documentExpiry('2026-03-20', now, 5)).toBe('valid');
  });

  it('throws on a date that nobody checked', () => {
    expect(() => entryNoticeDeadline('2026-02-30', 15)).toThrow(RangeError);
  });
});

describe('showUnfinishedDate', () => {
  it.each([
    ['5//', '5/__/____'],
    ['/3/1990', '__/3/1990'],
    ['//', '__/__/____'],
    ['05/03/1990', '05/03/1990'],
    ['mañana', 'mañana'],
    ['', ''],
  ])('%j is read as %j', (text, shown) => {
    expect(showUnfinishedDate(text)).toBe(shown);
  });
});
