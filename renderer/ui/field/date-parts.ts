import { parseTypedDate } from '#shared/domain/dates.ts';
import { parsePartialDate, partialDateOf } from '#shared/domain/partial-date.ts';

/** A date as three typed numbers, day first as people write it in Ecuador. Any part may still be empty. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Stands in the place of a day or month that nobody knows. */
export const unknownPart = '--';

/** The parts of a stored value: ISO when the date was complete, `d/m/y` while it was not. */
export function datePartsOf(value: string): DateParts {
  const date = parsePartialDate(parseTypedDate(value) ?? value);
  if (date) {
    const two = (part: number | null) => (part === null ? unknownPart : String(part).padStart(2, '0'));
    return { day: two(date.day), month: two(date.month), year: String(date.year).padStart(4, '0') };
  }
  const [day = '', month = '', year = ''] = value.split('/');
  return { day, month, year };
}

/**
 * What is stored for the parts: ISO for a real date, as far as it is known; `d/m/y` as typed otherwise, empty for
 * nothing.
 */
export function dateValueOf({ day, month, year }: DateParts): string {
  if (day === '' && month === '' && year === '') return '';
  const known = (part: string) => (part === unknownPart ? null : Number(part));
  const iso =
    year.length === 4 ? partialDateOf({ year: Number(year), month: known(month), day: known(day) }) : null;
  return iso ?? `${day}/${month}/${year}`;
}

/** Complete but no such day, like 31/02/1990. */
export function isImpossibleDate(value: string): boolean {
  const { day, month, year } = datePartsOf(value);
  return day !== '' && month !== '' && year.length === 4 && parsePartialDate(value) === null;
}

/** Something typed, but not yet a whole date. */
export function isUnfinishedDate(value: string): boolean {
  return value !== '' && parsePartialDate(value) === null && !isImpossibleDate(value);
}
