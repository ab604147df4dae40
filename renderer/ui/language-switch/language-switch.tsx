import { useTranslation } from 'react-i18next';
import { applyLanguage } from '#renderer/ui/language/i18n.ts';
import { type ClerkLanguage, clerkLanguageCodes, languages } from '#shared/domain/language-code.ts';
import { classNames } from '../class-names.ts';
import styles from './language-switch.module.css';

const css = classNames(styles);

interface LanguageSwitchProps {
  /** Told of a press, which changes this view at once. */
  readonly onChoose?: (language: ClerkLanguage) => void;
}

/** Every language of the clerk's view by its own name. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { t, i18n } = useTranslation('common');
  return (
    <fieldset className={css('switch')} aria-label={t('languageSwitch')}>
      {clerkLanguageCodes.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={css('choice')}
          aria-pressed={i18n.language === code}
          onClick={() => {
            void applyLanguage(i18n, code);
            onChoose?.(code);
          }}
        >
          {languages[code].ownName}
        </button>
      ))}
    </fieldset>
  );
}
