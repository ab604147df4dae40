import { type PartialDate, partialDateOf } from '#shared/domain/partial-date.ts';
import { asciiDigits } from '#shared/domain/text.ts';

/** In the order in which Ecuador, and most of the people who come, write a date. */
export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];
type TypedDate = Readonly<Record<DatePart, string>>;

export const partLengths: Readonly<Record<DatePart, number>> = { day: 2, month: 2, year: 4 };
const emptyDate: TypedDate = { day: '', month: '', year: '' };
/** Stands in the place of a day or month that the person's document does not have. */
export const unknownPart = '--';

/** What is asked of a date. */
export interface AskedDate {
  /** In the order of `dateParts`; the year is one of them. */
  readonly parts: readonly DatePart[];
  /** Whether the person may say that their document has no day, or neither day nor month. */
  readonly mayBeUnknown: boolean;
}
export const wholeDate: AskedDate = { parts: dateParts, mayBeUnknown: false };

export interface DateEntryValue {
  readonly asked: AskedDate;
  readonly typed: TypedDate;
  readonly active: DatePart;
}

export type DateEntryAct =
  | { readonly kind: 'activate'; readonly part: DatePart }
  | { readonly kind: 'type'; readonly part: DatePart; readonly text: string }
  | { readonly kind: 'digit'; readonly digit: string }
  /** The document has no such part; said again, it has. */
  | { readonly kind: 'unknown'; readonly part: 'day' | 'month' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'clear' };

export function emptyEntry(asked: AskedDate): DateEntryValue {
  return { asked, typed: emptyDate, active: asked.parts[0] ?? 'year' };
}

/** The date that was typed, of which only what is asked is known; null when it is not complete or no such day exists. */
export function dateOf({ asked, typed }: Pick<DateEntryValue, 'asked' | 'typed'>): PartialDate | null {
  if (!isFull({ asked, typed })) return null;
  const known = (part: DatePart) =>
    asked.parts.includes(part) && typed[part] !== unknownPart ? Number(typed[part]) : null;
  return partialDateOf({ year: Number(typed.year), month: known('month'), day: known('day') });
}

export function isFull({ asked, typed }: Pick<DateEntryValue, 'asked' | 'typed'>): boolean {
  return asked.parts.every((part) => typed[part] !== '') && typed.year.length === partLengths.year;
}

/** A full field hands over to the next one; erasing an empty one goes back. */
export function dateEntryAfter(value: DateEntryValue, act: DateEntryAct): DateEntryValue {
  const { asked, typed, active } = value;
  switch (act.kind) {
    case 'activate':
      return { ...value, active: act.part };
    case 'type': {
      if (asked.mayBeUnknown && act.part !== 'year' && act.text.endsWith('-') && typed[act.part] === '') {
        return dateEntryAfter(value, { kind: 'unknown', part: act.part });
      }
      const text = asciiDigits(act.text)
        .replace(/[^0-9]/g, '')
        .slice(0, partLengths[act.part]);
      return advanced({ asked, typed: { ...typed, [act.part]: text }, active: act.part });
    }
    case 'digit': {
      const before = typed[active];
      const full = before.length === partLengths[active];
      return advanced({
        asked,
        typed: { ...typed, [active]: full ? act.digit : before + act.digit },
        active,
      });
    }
    case 'unknown': {
      const isTakenBack = typed[act.part] === unknownPart;
      const written = isTakenBack
        ? { ...typed, [act.part]: '' }
        : // Without a month there is no day.
          { ...typed, day: unknownPart, ...(act.part === 'month' && { month: unknownPart }) };
      const next = asked.parts.find((part) => written[part] === '') ?? active;
      return { asked, typed: written, active: isTakenBack ? act.part : next };
    }
    case 'erase': {
      if (typed[active] !== '') return { ...value, typed: { ...typed, [active]: shortened(typed[active]) } };
      const previous = asked.parts[asked.parts.indexOf(active) - 1];
      if (previous === undefined) return value;
      return { asked, typed: { ...typed, [previous]: shortened(typed[previous]) }, active: previous };
    }
    case 'clear':
      return emptyEntry(asked);
  }
}

function shortened(text: string): string {
  return text === unknownPart ? '' : text.slice(0, -1);
}

function advanced({ asked, typed, active }: DateEntryValue): DateEntryValue {
  const text = typed[active];
  const certain = active === 'day' ? Number(text) > 3 : active === 'month' && Number(text) > 1;
  const full = text.length === partLengths[active] || (text.length === 1 && certain && text !== '0');
  const next = asked.parts.slice(asked.parts.indexOf(active) + 1).find((part) => typed[part] !== unknownPart);
  return { asked, typed, active: full && next !== undefined ? next : active };
}
