import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { languageCodes, languages } from '#shared/languages/language-code.ts';
import { LanguageChoices } from './language-choices.tsx';
import styles from './language-step.module.css';
import { Screen } from './screen.tsx';
import { useVisit } from './worker-context.ts';

/** The first question, asked in every language at once. */
export function LanguageStep() {
  const { i18n } = useTranslation();
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const title = languageCodes.map((language) => (
    <span key={language} lang={language} dir={languages[language].direction} className={styles['line']}>
      {i18n.getFixedT(language, 'worker')('language.title')}
    </span>
  ));
  return (
    <Screen title={title} busy={busy}>
      <div className={styles['choices']}>
        <LanguageChoices onChoose={(language) => void call(kiosk.chooseLanguage({ language }))} />
      </div>
    </Screen>
  );
}
