import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/components/class-names.ts';
import { directions, type LanguageCode } from '#shared/languages/catalogues.ts';
import { greetings } from './greetings.ts';
import { Mark } from './mark.tsx';
import styles from './resting-screen.module.css';

const css = classNames(styles);
const languages = Object.keys(directions) as LanguageCode[];

/** Milliseconds that one greeting stays. */
const greetingStays = 3_500;

/** Nobody is being attended: a poster. */
export function RestingScreen({ branchName }: { readonly branchName: string | null }) {
  const { i18n } = useTranslation();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), greetingStays);
    return () => clearInterval(timer);
  }, []);
  const greeting = greetings[turn % greetings.length] ?? greetings[0];
  return (
    <main className={css('poster')}>
      <Mark className={css('mark')} />
      <p key={turn} className={css('greeting')} lang={greeting.language}>
        {greeting.words}
      </p>
      <ul className={css('invitation')}>
        {languages.map((language) => (
          <li key={language} lang={language} dir={directions[language]}>
            {i18n.getFixedT(language, 'worker')('resting.come')}
          </li>
        ))}
      </ul>
      {branchName !== null && <p className={css('branch')}>{branchName}</p>}
    </main>
  );
}
