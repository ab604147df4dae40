import { ecuadorDay, type IsoDate, isoDateOf, type Moment, parseTypedDate, realDate } from './dates.ts';
import { textsOf } from './procedures/field-texts.ts';
import type { DraftValues } from './registration/fields.ts';
import { asciiDigits } from './text.ts';

/**
 * A calendar date as far as it is known, in ISO 8601's reduced precision: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. An unknown
 * part is absent, never an invented 1. Source: domain.md 2, ICAO Doc 9303-3 section 4.8 (`<` in the MRZ, XX in print).
 */
export type PartialDate = IsoDate | `${number}-${number}` | `${number}`;

/** The finest part of a date that is known. */
export const datePrecisions = ['day', 'month', 'year'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** Unknown parts are null. */
export interface PartialDateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

export type BirthDateCheck =
  | { ok: true }
  | {
      ok: false;
      problem: 'not-a-date' | 'future' | 'too-old' | 'too-young' | 'maybe-too-young';
      severity: 'block' | 'warn';
    };

const oldestAge = 110;
const youngestAge = 14;

/** The date of the parts, or null where there is none: no such month or day, or a day without its month. */
export function partialDateOf({ year, month, day }: PartialDateParts): PartialDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  const written = String(year).padStart(4, '0') as `${number}`;
  if (month === null) return day === null ? written : null;
  const first = isoDateOf(year, month, day ?? 1);
  return first === null || day !== null ? first : (first.slice(0, 7) as PartialDate);
}

/** The parts of a date written as `PartialDate` says, or null. */
export function parsePartialDate(text: string): PartialDateParts | null {
  const match = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
  if (match === null) return null;
  const part = (index: number) => (match[index] === undefined ? null : Number(match[index]));
  const parts = { year: Number(match[1]), month: part(2), day: part(3) };
  return partialDateOf(parts) === null ? null : parts;
}

export function isPartialDate(text: string): text is PartialDate {
  return parsePartialDate(text) !== null;
}

export function isWholeDate(date: PartialDate): date is IsoDate {
  return date.length === 10;
}

export function precisionOf({ month, day }: PartialDateParts): DatePrecision {
  return month === null ? 'year' : day === null ? 'month' : 'day';
}

/**
 * A date as people type it, whole as `parseTypedDate` reads it, or without day, or without both: '5/1980', '--/05/1980',
 * '00/05/1980', 'XX/XX/1980', '1980-05', '1980-05-00', '1980'. Null when it is none, or has a day without its month.
 */
export function parseTypedPartialDate(text: string): PartialDate | null {
  const whole = parseTypedDate(text);
  if (whole !== null) return whole;
  const typed = asciiDigits(text.normalize('NFKC')).trim().toUpperCase();
  const part = '([0-9]{1,2}|-{1,2}|_{1,2}|X{1,2}|\\?{1,2})';
  const gap = '\\s*[-/. ]\\s*';
  const dayFirst = new RegExp(`^(?:(?:${part}${gap})?${part}${gap})?([0-9]{4})$`).exec(typed);
  const yearFirst = new RegExp(`^([0-9]{4})${gap}${part}(?:${gap}${part})?$`).exec(typed);
  const [day, month, year] = dayFirst?.slice(1) ?? yearFirst?.slice(1).toReversed() ?? [];
  const known = (text: string | undefined) => (/[1-9]/.test(text ?? '') ? Number(text) : null);
  return partialDateOf({ year: Number(year ?? 0), month: known(month), day: known(day) });
}

/** The birth date of a record; null where it has none. */
export function recordedBirthDate(values: DraftValues): PartialDate | null {
  const { birthDate: recorded } = textsOf('identity', values);
  return isPartialDate(recorded) ? recorded : null;
}

/** Whether every part that both dates know is the same. */
export function mayBeSameDate(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** The date itself, and the ways in which less of it may be known. */
export function lessKnownDates(date: PartialDate): readonly PartialDate[] {
  return [date, ...[7, 4].filter((end) => end < date.length).map((end) => date.slice(0, end) as PartialDate)];
}

/** The first and the last day that it may be. Throws RangeError for what is no date. */
export function daysOf(date: PartialDate): readonly [first: IsoDate, last: IsoDate] {
  const parts = parsePartialDate(date);
  if (parts === null) throw new RangeError('not a date YYYY, YYYY-MM or YYYY-MM-DD');
  const { year, month, day } = parts;
  const ends = day === null ? [1, 31, 30, 29, 28] : [day];
  const days = ends.map((end, index) => isoDateOf(year, month ?? (index === 0 ? 1 : 12), end));
  const [first, ...lasts] = days.filter((each) => each !== null);
  if (first === undefined) throw new RangeError('not a date YYYY, YYYY-MM or YYYY-MM-DD');
  return [first, lasts[0] ?? first];
}

/** Whole years between two dates; a birthday counts from its day on (29 February from 1 March in other years). */
export function ageOn(birthDate: IsoDate, today: IsoDate): number {
  const [birth, now] = [realDate(birthDate), realDate(today)];
  const hadBirthday = now.month * 100 + now.day >= birth.month * 100 + birth.day;
  return now.year - birth.year - (hadBirthday ? 0 : 1);
}

/**
 * A birth date is not in the future (Ecuador's day) and gives an age of at most 110: these block, where no day that it
 * may be is otherwise. Younger than 14 only warns: nobody refuses a person at the counter over an age (domain.md 2, warn
 * never refuse); where what is known of the date leaves it open, that is what is said.
 */
export function checkBirthDate(birthDate: PartialDate, now: Moment): BirthDateCheck {
  if (!isPartialDate(birthDate)) return { ok: false, problem: 'not-a-date', severity: 'block' };
  const today = ecuadorDay(now);
  const [first, last] = daysOf(birthDate);
  if (first > today) return { ok: false, problem: 'future', severity: 'block' };
  const youngest = ageOn(last, today);
  if (youngest > oldestAge) return { ok: false, problem: 'too-old', severity: 'block' };
  if (youngest >= youngestAge) return { ok: true };
  const isCertain = ageOn(first, today) < youngestAge;
  return { ok: false, problem: isCertain ? 'too-young' : 'maybe-too-young', severity: 'warn' };
}

/** What many a passport has where nobody knew the day. */
export function isFirstOfJanuary(date: PartialDate): boolean {
  return date.endsWith('-01-01');
}
