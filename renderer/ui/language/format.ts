import { type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import { useLanguage } from './i18n.ts';

/** Ecuador is UTC-5 all year; instants are stored in UTC and shown local. Source: domain.md 7. */
const localZone = 'America/Guayaquil';

export interface Formats {
  /** A calendar date (ISO) as far as it is known, with the month in letters. Text that is no date comes back as it is. */
  readonly date: (iso: string) => string;
  /** An instant as local day and time. */
  readonly moment: (instant: string) => string;
  /** The same with the year. */
  readonly fullMoment: (instant: string) => string;
  /** An instant as local time of day. */
  readonly time: (instant: string) => string;
  /** A figure with one decimal place. */
  readonly number: (figure: number) => string;
  /** How many, in groups of three digits. */
  readonly count: (figure: number) => string;
}

function formatsOf(language: LanguageCode): Formats {
  const { locale } = languages[language];
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone: localZone,
    day: 'numeric',
    month: 'short',
    ...clock,
  });
  const fullMoment = new Intl.DateTimeFormat(locale, {
    timeZone: localZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...clock,
  });
  const time = new Intl.DateTimeFormat(locale, { timeZone: localZone, ...clock });
  const figure = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    count: (value) => whole.format(value),
    number: (value) => figure.format(value),
    date: (iso) => dateInWords(iso, language, 'short'),
    moment: (instant) => moment.format(new Date(instant)),
    fullMoment: (instant) => fullMoment.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
  };
}

/** Kept, because five formatters take a millisecond to make and a form asks for them at each key, once for each field. */
const made = new Map<LanguageCode, Formats>();

/** Dates and times in the language of this view. */
export function useFormats(): Formats {
  const language = useLanguage();
  const formats = made.get(language) ?? formatsOf(language);
  made.set(language, formats);
  return formats;
}
