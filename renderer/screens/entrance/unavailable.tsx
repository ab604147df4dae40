import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionIn } from '#renderer/app/session-kinds.ts';
import { Card } from '#renderer/components/card/card.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { Notice } from '#renderer/components/notice/notice.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';

const css = classNames(styles);

/** The store cannot be opened: why, what to do, and that nothing was erased. */
export function Unavailable({ session }: { readonly session: SessionIn<'unavailable'> }) {
  const { t } = useTranslation('clerk');
  return (
    <Entrance preview={session.preview}>
      <Card>
        <div className={css('form')}>
          <div className={css('emblem', 'bad')}>
            <DatabaseZap size={28} aria-hidden />
          </div>
          <div className={css('heading')}>
            <h1 className={css('title')}>{t('unavailable.title')}</h1>
            <p className={css('lead')}>{t(`unavailable.problem.${session.problem}`)}</p>
          </div>
          <Notice tone="info" title={t('unavailable.what')}>
            {t(`unavailable.advice.${session.problem}`)}
          </Notice>
          <p className={css('lead')}>{t('unavailable.saved')}</p>
        </div>
      </Card>
    </Entrance>
  );
}
