import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { clerkLanguageOf } from '#shared/domain/language-code.ts';
import { noVisaTypeChanges, type VisaType, visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { useLanguage } from './i18n.ts';

/** The terminal's list of visas, as main says; the default one where nobody is signed in. */
export const VisaTypesContext = createContext<readonly VisaType[]>(visaTypesOf(noVisaTypeChanges));

export function useVisaTypes(): readonly VisaType[] {
  return use(VisaTypesContext);
}

/** The name of a kind by its id, retired or not; an id that the list does not know stands for itself. */
export function useVisaTypeName(): (id: string) => string {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const visaTypes = useVisaTypes();
  return (id) => {
    const found = visaTypes.find((each) => each.id === id);
    if (found === undefined) return id;
    return found.names === null ? t(`visa.${found.id}`) : found.names[clerkLanguageOf(language)];
  };
}
