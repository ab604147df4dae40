import { type LanguageCode, languages } from '#shared/domain/language-code.ts';

/** Words with their gaps filled, for facts that a screen and a paper say alike. */
export function fill(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}

/** Moments by the clock of the country, and counts. */
export function factFormats(language: LanguageCode) {
  const { locale } = languages[language];
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'America/Guayaquil',
  });
  const figures = new Intl.NumberFormat(locale);
  return {
    moment: (at: string) => moments.format(new Date(at)),
    figure: (count: number) => figures.format(count),
  };
}
