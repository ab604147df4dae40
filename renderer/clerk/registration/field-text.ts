import { useTranslation } from 'react-i18next';
import { countryName } from '#renderer/ui/country-field/countries.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { useVisaTypeName } from '#renderer/ui/language/visa-types.ts';
import { showUnfinishedDate } from '#shared/domain/dates.ts';
import { parseTypedPartialDate } from '#shared/domain/partial-date.ts';
import { fieldCatalogue } from '#shared/domain/procedures/field-catalogue.ts';
import { isContractTypeId } from '#shared/domain/registration/contract-types.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { amountInFigures } from '#shared/text/languages/amounts-in-figures.ts';

/** A captured value as a person reads it: names for codes, dates with the month in letters, sums in figures. */
export function useFieldText(): (field: DraftField, value: string) => string {
  const { t } = useTranslation(['clerk', 'common']);
  const language = useLanguage();
  const { date } = useFormats();
  const visaTypeName = useVisaTypeName();
  return (field, value) => {
    switch (fieldCatalogue[field].kind) {
      case 'state':
      case 'state-as-written':
        return countryName(value, language);
      case 'sex':
        return value === 'F' || value === 'M' || value === 'X' ? t(`identity.sex.${value}`) : value;
      case 'visa-type':
        return visaTypeName(value);
      case 'contract-type':
        return isContractTypeId(value) ? t(`common:contractType.${value}`) : value;
      case 'date':
      case 'partial-date':
        return date(parseTypedPartialDate(value) ?? showUnfinishedDate(value));
      case 'amount':
        return amountInFigures(value, language);
      default:
        return value;
    }
  };
}
