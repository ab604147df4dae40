import { useTranslation } from 'react-i18next';
import { applyLanguage } from '#renderer/i18n/i18n.ts';
import { directions, type LanguageCode } from '#shared/languages/catalogues.ts';
import { classNames } from '../class-names.ts';
import styles from './language-switch.module.css';

const css = classNames(styles);
const languages = Object.keys(directions) as LanguageCode[];

/** Every language by its own name; a press changes this view only. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  return (
    <fieldset className={css('switch')} aria-label={t('languageSwitch')}>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={css('choice')}
          aria-pressed={i18n.language === code}
          onClick={() => void applyLanguage(i18n, code)}
        >
          {t(`language.${code}`)}
        </button>
      ))}
    </fieldset>
  );
}
