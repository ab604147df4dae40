import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { languageCodes, languages } from '#shared/domain/language-code.ts';
import styles from './own-words.module.css';
import { useVisit } from './worker-context.ts';

interface WordsProps {
  readonly words: (t: TFunction<'worker'>) => string;
}

/** In every language that can be chosen, each in a line of its own. */
export function InEveryLanguage({ words }: WordsProps) {
  const { i18n } = useTranslation();
  return languageCodes.map((language) => (
    <span key={language} lang={language} dir={languages[language].direction} className={styles['line']}>
      {words(i18n.getFixedT(language, 'worker'))}{' '}
    </span>
  ));
}

/** In the person's language; while none is chosen, in every one, because nobody knows yet which is theirs. */
export function OwnWords({ words }: WordsProps) {
  const { t } = useTranslation('worker');
  const { session } = useVisit();
  return session.step.stage === 'language' ? <InEveryLanguage words={words} /> : words(t);
}
