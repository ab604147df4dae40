import { type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { parsePartialDate, precisionOf } from '#shared/domain/partial-date.ts';
import { screenWords } from './catalogues.ts';

/**
 * A calendar date with its month in letters, as far as it is known: '5 de marzo de 1990', 'marzo de 1990 (no consta el
 * día)'. Text that is no date comes back as it is.
 */
export function dateInWords(text: string, language: LanguageCode, month: 'long' | 'short' = 'long'): string {
  const parts = parsePartialDate(text);
  if (parts === null) return text;
  const precision = precisionOf(parts);
  const words = new Intl.DateTimeFormat(languages[language].locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(precision !== 'year' && { month }),
    ...(precision === 'day' && { day: 'numeric' }),
  }).format(new Date(Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1)));
  return precision === 'day' ? words : `${words} ${screenWords[language].common.unknownDate[precision]}`;
}
