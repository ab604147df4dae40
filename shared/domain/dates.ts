import { asciiDigits } from './text.ts';

/** A whole calendar date 'YYYY-MM-DD', never an instant; one with unknown parts is a `PartialDate`. Source: domain.md 7. */
export type IsoDate = `${number}-${number}-${number}`;

/** A moment: a `Date`, or an ISO string with its offset. A bare 'YYYY-MM-DD' is taken as that local day. */
export type Moment = Date | string;

export type CalendarDate = { year: number; month: number; day: number };

/** Ecuador is UTC-5 without daylight saving. Source: domain.md 7. */
const ecuadorOffsetInMilliseconds = -5 * 3_600_000;

/** The calendar day in Ecuador (UTC-5 all year) at the moment `now`. Source: domain.md 7. */
export function ecuadorDay(now: Moment): IsoDate {
  if (typeof now === 'string' && isRealDate(now)) return now;
  const instant = typeof now === 'string' ? Date.parse(now) : now.getTime();
  return new Date(instant + ecuadorOffsetInMilliseconds).toISOString().slice(0, 10) as IsoDate;
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
export function isRealDate(text: string): text is IsoDate {
  return parseIsoDate(text) !== null;
}

/** 'YYYY-MM-DD' of the parts, or null when there is no such day. */
export function isoDateOf(year: number, month: number, day: number): IsoDate | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isRealDate(iso) ? iso : null;
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
