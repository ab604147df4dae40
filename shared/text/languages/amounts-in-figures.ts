import { type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { parseTypedAmount } from '#shared/domain/registration/amounts.ts';

/** A sum of dollars as `language` writes it: '1.234,50' or '1,234.50'. Text that is no sum comes back as it is. */
export function amountInFigures(text: string, language: LanguageCode): string {
  const amount = parseTypedAmount(text);
  if (amount === null) return text;
  return new Intl.NumberFormat(languages[language].locale, {
    minimumFractionDigits: 2,
    useGrouping: 'always',
  }).format(Number(amount));
}
