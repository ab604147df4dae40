import { type IsoDate, isoDateOf } from '#shared/rules/dates.ts';
import { asciiDigits } from '#shared/rules/text.ts';

/** In the order in which Ecuador, and most of the people who come, write a date. */
export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];
export type TypedDate = Readonly<Record<DatePart, string>>;

export const partLengths: Readonly<Record<DatePart, number>> = { day: 2, month: 2, year: 4 };
export const emptyDate: TypedDate = { day: '', month: '', year: '' };

export interface DateEntryValue {
  readonly typed: TypedDate;
  readonly active: DatePart;
}

export type DateEntryAct =
  | { readonly kind: 'activate'; readonly part: DatePart }
  | { readonly kind: 'type'; readonly part: DatePart; readonly text: string }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'erase' }
  | { readonly kind: 'clear' };

/** The date that was typed, or null when it is not complete or no such day exists. */
export function dateOf({ day, month, year }: TypedDate): IsoDate | null {
  if (day === '' || month === '' || year.length !== partLengths.year) return null;
  return isoDateOf(Number(year), Number(month), Number(day));
}

/** A full field hands over to the next one; erasing an empty one goes back. */
export function dateEntryAfter(value: DateEntryValue, act: DateEntryAct): DateEntryValue {
  const { typed, active } = value;
  switch (act.kind) {
    case 'activate':
      return { typed, active: act.part };
    case 'type': {
      const text = asciiDigits(act.text)
        .replace(/[^0-9]/g, '')
        .slice(0, partLengths[act.part]);
      return advanced({ typed: { ...typed, [act.part]: text }, active: act.part });
    }
    case 'digit': {
      const before = typed[active];
      const full = before.length === partLengths[active];
      return advanced({ typed: { ...typed, [active]: full ? act.digit : before + act.digit }, active });
    }
    case 'erase': {
      if (typed[active] !== '') return { typed: { ...typed, [active]: typed[active].slice(0, -1) }, active };
      const previous = dateParts[dateParts.indexOf(active) - 1];
      if (previous === undefined) return value;
      return { typed: { ...typed, [previous]: typed[previous].slice(0, -1) }, active: previous };
    }
    case 'clear':
      return { typed: emptyDate, active: 'day' };
  }
}

function advanced({ typed, active }: DateEntryValue): DateEntryValue {
  const text = typed[active];
  const certain = active === 'day' ? Number(text) > 3 : active === 'month' && Number(text) > 1;
  const full = text.length === partLengths[active] || (text.length === 1 && certain && text !== '0');
  const next = dateParts[dateParts.indexOf(active) + 1];
  return { typed, active: full && next !== undefined ? next : active };
}
