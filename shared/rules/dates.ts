import { asciiDigits } from './text.ts';

/** A calendar date 'YYYY-MM-DD', never an instant. Source: domain.md 7 (dates of birth are dates). */
export type IsoDate = string;

/** A moment: a `Date`, or an ISO string with its offset. A bare 'YYYY-MM-DD' is taken as that local day. */
export type Moment = Date | string;

export type CalendarDate = { year: number; month: number; day: number };

export type BirthDateCheck =
  | { ok: true }
  | {
      ok: false;
      problem: 'not-a-date' | 'future' | 'too-old' | 'too-young';
      severity: 'block' | 'warn';
    };

const oldestAge = 110;
const youngestAge = 14;
/** Ecuador is UTC-5 without daylight saving. Source: domain.md 7. */
const ecuadorOffsetInMilliseconds = -5 * 3_600_000;

/** The calendar day in Ecuador (UTC-5 all year) at the moment `now`. Source: domain.md 7. */
export function ecuadorDay(now: Moment): IsoDate {
  if (typeof now === 'string' && parseIsoDate(now)) return now;
  const instant = typeof now === 'string' ? Date.parse(now) : now.getTime();
  return new Date(instant + ecuadorOffsetInMilliseconds).toISOString().slice(0, 10);
}

/** The parts of a real calendar date written 'YYYY-MM-DD', or null (also for 30 February). Source: ISO 8601. */
export function parseIsoDate(text: string): CalendarDate | null {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}

/** Whether `text` is a real calendar date written 'YYYY-MM-DD'. */
export function isRealDate(text: string): boolean {
  return parseIsoDate(text) !== null;
}

/** 'YYYY-MM-DD' of the parts, or null when there is no such day. */
export function isoDateOf(year: number, month: number, day: number): IsoDate | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDate(iso) ? iso : null;
}

/** Whole years between two dates; a birthday counts from its day on (29 February from 1 March in other years). */
export function ageOn(birthDate: IsoDate, today: IsoDate): number {
  const birth = realDate(birthDate);
  const now = realDate(today);
  const hadBirthday = now.month * 100 + now.day >= birth.month * 100 + birth.day;
  return now.year - birth.year - (hadBirthday ? 0 : 1);
}

/**
 * A birth date is real, not in the future (Ecuador's day) and gives an age of at most 110: these block.
 * Younger than 14 only warns: nobody refuses a person at the counter over an age (domain.md 2, warn never refuse).
 */
export function checkBirthDate(iso: IsoDate, now: Moment): BirthDateCheck {
  if (!isRealDate(iso)) return { ok: false, problem: 'not-a-date', severity: 'block' };
  const today = ecuadorDay(now);
  if (iso > today) return { ok: false, problem: 'future', severity: 'block' };
  const age = ageOn(iso, today);
  if (age > oldestAge) return { ok: false, problem: 'too-old', severity: 'block' };
  if (age < youngestAge) return { ok: false, problem: 'too-young', severity: 'warn' };
  return { ok: true };
}

/**
 * A date as people type it in Ecuador, day first: '05/03/1990', '5-3-1990', '5.3.1990', '05031990'; also ISO
 * '1990-03-05'. Digits of any script. Null when it is no real date or the year has not four digits.
 */
export function parseTypedDate(text: string): IsoDate | null {
  const typed = asciiDigits(text.normalize('NFKC')).trim();
  const yearFirst = /^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})$/.exec(typed);
  if (yearFirst) return isoDateOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst =
    /^([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{4})$/.exec(typed) ??
    /^([0-9]{2})([0-9]{2})([0-9]{4})$/.exec(typed);
  return dayFirst ? isoDateOf(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : null;
}

/**
 * A date of which not every part was typed, as a person reads it: `5//` is '5/__/____'. Any other text comes back as it is.
 */
export function showUnfinishedDate(text: string): string {
  const parts = /^([0-9]{0,2})\/([0-9]{0,2})\/([0-9]{0,4})$/.exec(text.trim());
  if (parts === null) return text;
  const [, day, month, year] = parts;
  return [day || '__', month || '__', year || '____'].join('/');
}

/** The parts of a date that the caller has already checked; throws RangeError when it has not. */
export function realDate(iso: IsoDate): CalendarDate {
  const date = parseIsoDate(iso);
  if (!date) throw new RangeError('not a calendar date YYYY-MM-DD');
  return date;
}
