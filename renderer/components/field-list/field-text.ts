import { useTranslation } from 'react-i18next';
import { countryName } from '#renderer/components/country-field/countries.ts';
import { useFormats } from '#renderer/i18n/format.ts';
import { useLanguage } from '#renderer/i18n/i18n.ts';
import type { DraftField } from '#shared/api/fields.ts';
import { isContractTypeId } from '#shared/rules/contract-types.ts';
import { showUnfinishedDate } from '#shared/rules/dates.ts';
import { parseTypedPartialDate } from '#shared/rules/partial-date.ts';
import { type DefaultVisaTypeId, defaultVisaTypes } from '#shared/rules/visa-types.ts';

export function isVisaTypeId(text: string): text is DefaultVisaTypeId {
  return defaultVisaTypes.some((visa) => visa.id === text);
}

/** A captured value as a person reads it: names for codes, dates with the month in letters. */
export function useFieldText(): (field: DraftField, value: string) => string {
  const { t } = useTranslation('clerk');
  const language = useLanguage();
  const { date } = useFormats();
  return (field, value) => {
    switch (field) {
      case 'passport.issuingState':
      case 'passport.nationality':
      case 'contract.workerNationality':
        return countryName(value, language);
      case 'passport.sex':
        return value === 'F' || value === 'M' || value === 'X' ? t(`passport.sex.${value}`) : value;
      case 'passport.visaType':
        return isVisaTypeId(value) ? t(`visa.${value}`) : value;
      case 'contract.type':
        return isContractTypeId(value) ? t(`contract.type.${value}`) : value;
      case 'passport.birthDate':
      case 'passport.expiryDate':
      case 'passport.issueDate':
      case 'passport.visaExpiryDate':
      case 'contract.startDate':
      case 'contract.endDate':
      case 'contract.sutDate':
        return date(parseTypedPartialDate(value) ?? showUnfinishedDate(value));
      default:
        return value;
    }
  };
}
