import { ArrowRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { type LanguageCode, languageCodes, languages } from '#shared/domain/language-code.ts';
import styles from './language-choices.module.css';

const css = classNames(styles);

/** Every language by its own name, in its own words. */
export function LanguageChoices({ onChoose }: { readonly onChoose: (language: LanguageCode) => void }) {
  const { i18n } = useTranslation();
  return (
    <ul className={css('list')}>
      {languageCodes.map((language) => (
        <li key={language} lang={language} dir={languages[language].direction}>
          <Button className={css('choice')} onPress={() => onChoose(language)}>
            <span className={css('words')}>
              <strong className={css('name')}>{languages[language].ownName}</strong>
              <span>{i18n.getFixedT(language, 'worker')('language.go')}</span>
            </span>
            <ArrowRight aria-hidden className={css('icon')} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
