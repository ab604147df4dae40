import { describe, expect, it } from 'vitest';
import {
  checkBirthDate,
  daysOf,
  isPartialDate,
  lessKnownDates,
  mayBeSameDate,
  parseTypedPartialDate,
} from '#shared/domain/partial-date.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';

const now = new Date('2026-03-10T15:00:00Z');

describe('a date of which not every part is known', () => {
  it.each([
    ['--/05/1980', '1980-05'],
    ['00/05/1980', '1980-05'],
    ['XX/05/1980', '1980-05'],
    ['-/5/1980', '1980-05'],
    ['5/1980', '1980-05'],
    ['05.1980', '1980-05'],
    ['1980-05', '1980-05'],
    ['1980-05-00', '1980-05'],
    ['--/--/1980', '1980'],
    ['00/00/1980', '1980'],
    ['xx/xx/1980', '1980'],
    ['1980', '1980'],
    ['1980-00-00', '1980'],
    ['١٩٨٠', '1980'],
    ['17/05/1980', '1980-05-17'],
    ['1980-05-17', '1980-05-17'],
  ])('%s is read as %s', (typed, date) => {
    expect(parseTypedPartialDate(typed)).toBe(date);
    expect(isPartialDate(date)).toBe(true);
  });

  it.each(['', '80', '05/80', '13/1980', '31/02/1980', '17/--/1980', '1980-00-17', '//1980', 'mayo 1980'])(
    '%j is none',
    (typed) => {
      expect(parseTypedPartialDate(typed)).toBeNull();
    },
  );

  it.each(['1980-5', '1980-00', '1980-05-00', '0000', '198', '1980-02-30', ' 1980'])(
    '%j is not how one is stored',
    (text) => {
      expect(isPartialDate(text)).toBe(false);
    },
  );

  it('may be any day of what is known of it', () => {
    expect(daysOf('1980')).toEqual(['1980-01-01', '1980-12-31']);
    expect(daysOf('1980-02')).toEqual(['1980-02-01', '1980-02-29']);
    expect(daysOf('1981-02')).toEqual(['1981-02-01', '1981-02-28']);
    expect(daysOf('1980-05-17')).toEqual(['1980-05-17', '1980-05-17']);
  });

  it('may be the same as one that says more or less, and no other', () => {
    expect(lessKnownDates('1980-05-17')).toEqual(['1980-05-17', '1980-05', '1980']);
    expect(lessKnownDates('1980')).toEqual(['1980']);
    expect(mayBeSameDate('1980', '1980-05-17')).toBe(true);
    expect(mayBeSameDate('1980-05-17', '1980-05')).toBe(true);
    expect(mayBeSameDate('1980-04', '1980-05-17')).toBe(false);
    expect(mayBeSameDate('1980', '1981-05')).toBe(false);
  });

  it.each([
    ['1990', { ok: true }],
    ['1990-05', { ok: true }],
    ['2011', { ok: true }],
    ['2012', { ok: false, problem: 'maybe-too-young', severity: 'warn' }],
    ['2012-02', { ok: true }],
    ['2012-03', { ok: false, problem: 'maybe-too-young', severity: 'warn' }],
    ['2012-04', { ok: false, problem: 'too-young', severity: 'warn' }],
    ['2026', { ok: false, problem: 'too-young', severity: 'warn' }],
    ['2026-03', { ok: false, problem: 'too-young', severity: 'warn' }],
    ['2026-04', { ok: false, problem: 'future', severity: 'block' }],
    ['2027', { ok: false, problem: 'future', severity: 'block' }],
    ['1915', { ok: true }],
    ['1914', { ok: false, problem: 'too-old', severity: 'block' }],
  ] as const)('a birth in %s is judged by the days that it may be', (date, verdict) => {
    expect(checkBirthDate(date, now)).toEqual(verdict);
  });

  it('is said with what is not known of it', () => {
    expect(dateInWords('1980-05-17', 'es')).toBe('17 de mayo de 1980');
    expect(dateInWords('1980-05', 'es')).toBe('mayo de 1980 (no consta el día)');
    expect(dateInWords('1980', 'es')).toBe('1980 (no constan día ni mes)');
    expect(dateInWords('1980-05', 'en')).toBe('May 1980 (day unknown)');
    expect(dateInWords('1980', 'en')).toBe('1980 (day and month unknown)');
    expect(dateInWords('31/02/1980', 'es')).toBe('31/02/1980');
  });
});
