import { isoDateOf } from '#shared/domain/dates.ts';
import { numberFromWords, numberWord } from './spanish-numbers.ts';

/** Dates as contracts write them. Input: `plainText`. */

const months = [
  'ENERO',
  'FEBRERO',
  'MARZO',
  'ABRIL',
  'MAYO',
  'JUNIO',
  'JULIO',
  'AGOSTO',
  'SEPTIEMBRE',
  'OCTUBRE',
  'NOVIEMBRE',
  'DICIEMBRE',
];
const month = `(?:${months.join('|')}|SETIEMBRE)`;
const words = `${numberWord}(?:\\s+${numberWord}){0,6}`;

const forms: readonly {
  readonly pattern: string;
  readonly read: (parts: readonly string[]) => string | null;
}[] = [
  {
    pattern: '(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})(?!\\d)',
    read: ([year, monthNumber, day]) => isoDateOf(Number(year), Number(monthNumber), Number(day)),
  },
  {
    pattern: '(?<!\\d)(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4})(?!\\d)',
    read: ([day, monthNumber, year]) => isoDateOf(Number(year), Number(monthNumber), Number(day)),
  },
  {
    pattern: `(?<!\\d)(\\d{1,2})(?:\\s*\\.?(?:º|ER|RO))?\\s*(?:DIAS)?\\s*(?:DEL?\\s+)?(?:MES\\s+(?:DE\\s+)?)?(${month})\\s*(?:,|DEL?(?:\\s+ANO)?)?\\s*(\\d{4})`,
    read: ([day, name, year]) => isoDateOf(Number(year), monthOf(name), Number(day)),
  },
  {
    pattern: `\\b(${words})\\s*(?:\\(\\d{1,2}\\)\\s*)?(?:DIAS?\\s+)?(?:DEL?\\s+)(?:MES\\s+(?:DE\\s+)?)?(${month})\\s*,?\\s*(?:DEL?\\s+)?(?:ANO\\s+)?(\\d{4}|${words})`,
    read: ([day, name, year]) => {
      const dayNumber = numberFromWords(day ?? '');
      const yearNumber = /^\d/.test(year ?? '') ? Number(year) : numberFromWords(year ?? '');
      if (dayNumber === undefined || yearNumber === undefined) return null;
      return isoDateOf(yearNumber, monthOf(name), dayNumber);
    },
  },
];

export interface FoundDate {
  /** ISO 8601. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Every real date in `text`, in order; where two readings overlap the earlier form of the list wins. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { pattern, read } of forms) {
    for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
      const date = read(match.slice(1));
      const [start, end] = [match.index, match.index + match[0].length];
      const overlaps = found.some((other) => start < other.end && other.start < end);
      if (date !== null && !overlaps) found.push({ date, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function monthOf(name: string | undefined): number {
  return name === 'SETIEMBRE' ? 9 : months.indexOf(name ?? '') + 1;
}
