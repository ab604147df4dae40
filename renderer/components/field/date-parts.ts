import { isoDateOf, parseIsoDate, parseTypedDate } from '#shared/rules/dates.ts';

/** A date as three typed numbers, day first as people write it in Ecuador. Any part may still be empty. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The parts of a stored value: ISO when the date was complete, `d/m/y` while it was not. */
export function datePartsOf(value: string): DateParts {
  const iso = parseTypedDate(value) ?? value;
  const date = parseIsoDate(iso);
  if (date) {
    return {
      day: String(date.day).padStart(2, '0'),
      month: String(date.month).padStart(2, '0'),
      year: String(date.year).padStart(4, '0'),
    };
  }
  const [day = '', month = '', year = ''] = value.split('/');
  return { day, month, year };
}

/** What is stored for the parts: ISO for a real date, `d/m/y` as typed otherwise, empty for nothing. */
export function dateValueOf({ day, month, year }: DateParts): string {
  if (day === '' && month === '' && year === '') return '';
  const iso = year.length === 4 ? isoDateOf(Number(year), Number(month), Number(day)) : null;
  return iso ?? `${day}/${month}/${year}`;
}

/** Complete but no such day, like 31/02/1990. */
export function isImpossibleDate(value: string): boolean {
  const { day, month, year } = datePartsOf(value);
  return day !== '' && month !== '' && year.length === 4 && parseIsoDate(value) === null;
}

/** Something typed, but not yet a whole date. */
export function isUnfinishedDate(value: string): boolean {
  return value !== '' && parseIsoDate(value) === null && !isImpossibleDate(value);
}
