import { useCall } from '#renderer/api/kiosk.ts';
import { LanguageChoices } from '#renderer/worker/frame/language-choices.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { InEveryLanguage } from '#renderer/worker/ui/own-words.tsx';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';
import styles from './language-step.module.css';

/** The first question, asked in every language at once. */
export function LanguageStep() {
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const title = (
    <span className={styles['titles']}>
      <InEveryLanguage words={(t) => t('language.title')} />
    </span>
  );
  return (
    <Screen title={title} busy={busy}>
      <div className={styles['choices']}>
        <LanguageChoices onChoose={(language) => void call(kiosk.chooseLanguage({ language }))} />
      </div>
    </Screen>
  );
}
