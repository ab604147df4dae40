import { ArrowRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/components/class-names.ts';
import { directions, type LanguageCode } from '#shared/languages/catalogues.ts';
import styles from './language-choices.module.css';

const css = classNames(styles);
const languages = Object.keys(directions) as LanguageCode[];

/** Every language by its own name, in its own words. */
export function LanguageChoices({ onChoose }: { readonly onChoose: (language: LanguageCode) => void }) {
  const { i18n } = useTranslation();
  return (
    <ul className={css('list')}>
      {languages.map((language) => (
        <li key={language} lang={language} dir={directions[language]}>
          <Button className={css('choice')} onPress={() => onChoose(language)}>
            <span className={css('words')}>
              <strong className={css('name')}>
                {i18n.getFixedT(language, 'common')(`language.${language}`)}
              </strong>
              <span>{i18n.getFixedT(language, 'worker')('language.go')}</span>
            </span>
            <ArrowRight aria-hidden className={css('icon')} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
