import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { LanguageChoices } from '#renderer/worker/frame/language-choices.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';
import { languageCodes, languages } from '#shared/domain/language-code.ts';
import styles from './language-step.module.css';

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
