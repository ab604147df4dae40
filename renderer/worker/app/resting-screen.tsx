import { KeyRound, LockOpen, type LucideIcon, SearchCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import { type LanguageCode, languageCodes, languages } from '#shared/domain/language-code.ts';
import { type OwnServicePurpose, serviceOf } from '#shared/domain/procedures/services.ts';
import { Mark } from '../frame/mark.tsx';
import styles from './resting-screen.module.css';

const css = classNames(styles);

/** Milliseconds that one greeting stays. */
const greetingStays = 3_500;

/** In the order of how often they are asked for. */
const serviceIcons: Readonly<Record<OwnServicePurpose, LucideIcon>> = {
  unlock: LockOpen,
  recover: KeyRound,
  check: SearchCheck,
};
const services = Object.entries(serviceIcons) as [OwnServicePurpose, LucideIcon][];

interface RestingScreenProps {
  readonly kiosk: WorkerApi;
  readonly branchName: string | null;
  readonly offersServices: boolean;
}

/**
 * Nobody is being attended: a poster that greets in the languages that can be chosen and in no other, and one touch to
 * unlock, recover or check a credential.
 */
export function RestingScreen({ kiosk, branchName, offersServices }: RestingScreenProps) {
  const { i18n } = useTranslation();
  const { call, busy } = useCall();
  const [turn, setTurn] = useState(0);
  const [notCheckable, setNotCheckable] = useState<LanguageCode>();
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), greetingStays);
    return () => clearInterval(timer);
  }, []);
  async function start(purpose: OwnServicePurpose, language: LanguageCode): Promise<void> {
    setNotCheckable(undefined);
    const answer = await call(kiosk.startOwnService({ purpose, language }));
    if (answer.kind === 'error' && answer.error.code === 'not-checkable') setNotCheckable(language);
  }
  const greeted = languageCodes[turn % languageCodes.length] ?? 'es';
  return (
    <main className={css('poster', offersServices && 'open')}>
      <Mark className={css('mark')} />
      <h1 key={turn} className={css('greeting')} lang={greeted} dir={languages[greeted].direction}>
        {i18n.getFixedT(greeted, 'worker')('resting.welcome')}
      </h1>
      <ul className={css('invitation')}>
        {languageCodes.map((language) => (
          <li key={language} lang={language} dir={languages[language].direction}>
            {i18n.getFixedT(language, 'worker')('resting.come')}
          </li>
        ))}
      </ul>
      {offersServices && (
        <div className={css('services')}>
          {languageCodes.map((language) => {
            const t = i18n.getFixedT(language, 'worker');
            return (
              <section
                key={language}
                lang={language}
                dir={languages[language].direction}
                className={css('offer')}
              >
                <h2 className={css('question')}>{t('service.start.title')}</h2>
                {services.map(([purpose, Icon]) => (
                  <button
                    key={purpose}
                    type="button"
                    disabled={busy}
                    className={css('service', serviceOf(purpose).whileLocked && 'first')}
                    onClick={() => void start(purpose, language)}
                  >
                    <Icon aria-hidden className={css('serviceIcon')} />
                    {t(`service.start.${purpose}`)}
                  </button>
                ))}
                {notCheckable === language && (
                  <p className={css('ask')} role="alert">
                    {t('service.start.notCheckable')}
                  </p>
                )}
              </section>
            );
          })}
        </div>
      )}
      {branchName !== null && <p className={css('branch')}>{branchName}</p>}
    </main>
  );
}
