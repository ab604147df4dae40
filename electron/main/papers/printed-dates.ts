import { type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';

/** The day of an instant in Ecuador, printed. */
export function printedDay(instant: string, language: LanguageCode): string {
  return new Intl.DateTimeFormat(languages[language].locale, {
    dateStyle: 'long',
    timeZone: 'America/Guayaquil',
  }).format(new Date(instant));
}

/** Day and time of an instant in Ecuador, printed, with the zone named. */
export function printedMoment(instant: string, language: LanguageCode): string {
  const time = new Intl.DateTimeFormat(languages[language].locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'America/Guayaquil',
  }).format(new Date(instant));
  return paperTexts[language].localTime
    .replace('{date}', printedDay(instant, language))
    .replace('{time}', time);
}
