import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClerkKiosk } from '#renderer/api/kiosk.ts';
import { documentationOf } from '#renderer/clerk/audit-trail/event-documentation.ts';
import { useGoOn } from '#renderer/clerk/frame/go-on.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';

const css = classNames(styles);

type Props = { readonly session: SessionIn<'acts-missing'> };

/** The data is older than what was done with it: what is missing, and the two ways on. Nothing is written meanwhile. */
export function MissingActs({ session }: Props) {
  const { t } = useTranslation('clerk');
  const { count } = session;
  return (
    <Entrance preview={session.preview} width="wide">
      <div className={css('columns')}>
        <Card>
          <div className={css('form')}>
            <div className={css('emblem', 'bad')}>
              <DatabaseZap size={28} aria-hidden />
            </div>
            <div className={css('heading')}>
              <h1 className={css('title')}>{t('missingActs.title')}</h1>
              <p className={css('lead')}>
                {count === 0 ? t('missingActs.others') : t('missingActs.lead', { count })}
              </p>
            </div>
            <Notice tone="info">{t('missingActs.safe')}</Notice>
            <MissingList session={session} />
          </div>
        </Card>
        <Card>
          <div className={css('form')}>
            <Notice tone="warn" title={t('missingActs.putBack.title')}>
              {t('missingActs.putBack.text')}
            </Notice>
            <GoOn />
          </div>
        </Card>
      </div>
    </Entrance>
  );
}

function MissingList({ session }: Props) {
  const { t } = useTranslation('clerk');
  const language = useLanguage();
  const { fullMoment } = useFormats();
  if (session.entries.length === 0) return <p className={css('lead')}>{t('missingActs.unknown')}</p>;
  return (
    <section aria-labelledby="missing-acts">
      <h2 id="missing-acts" className={css('subtitle')}>
        {t('missingActs.list')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard reaches it too */}
      <ul className={css('list')} tabIndex={0}>
        {session.entries.map(({ at, event, subject }, index) => (
          <li key={index}>
            <strong>{[fullMoment(at), subject].filter(Boolean).join(' · ')}</strong>
            <br />
            {documentationOf(event, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoOn() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { onSubmit, problem, username, password, reason, button } = useGoOn(kiosk.goOnWithoutActs, () =>
    t('missingActs.notAllowed'),
  );
  return (
    <form className={css('form')} onSubmit={onSubmit}>
      <div className={css('heading')}>
        <h2 className={css('subtitle')}>{t('missingActs.goOn.title')}</h2>
        <p className={css('lead')}>{t('missingActs.goOn.text')}</p>
      </div>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField {...username} />
      <TextField {...password} />
      <TextField label={t('missingActs.goOn.reason')} {...reason} rows={2} />
      <Button {...button} size="large" wide>
        {t('missingActs.goOn.button')}
      </Button>
    </form>
  );
}
