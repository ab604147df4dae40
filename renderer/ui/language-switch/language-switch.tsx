import { useTranslation } from 'react-i18next';
import { applyLanguage } from '#renderer/ui/language/i18n.ts';
import { type ClerkLanguage, clerkLanguageCodes, languages } from '#shared/domain/language-code.ts';
import { Segments } from '../segments/segments.tsx';

interface LanguageSwitchProps {
  /** Told of a press, which changes this view at once. */
  readonly onChoose?: (language: ClerkLanguage) => void;
}

/** Every language of the clerk's view by its own name. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { t, i18n } = useTranslation('common');
  return (
    <Segments
      label={t('languageSwitch')}
      segments={clerkLanguageCodes.map((code) => ({ id: code, label: languages[code].ownName, lang: code }))}
      chosen={i18n.language}
      onChoose={(code) => {
        void applyLanguage(i18n, code);
        onChoose?.(code);
      }}
    />
  );
}
