import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';

const css = classNames(styles);

/** Whose loss a file's trouble is, for what is said to be safe. */
function safeOf({ file, problem }: SessionIn<'unavailable'>) {
  if (problem === 'damaged-at-work') return 'stopped';
  if (problem === 'goes-on-elsewhere' || problem === 'acts-at-place') return 'rest';
  if (problem === 'start-slow') return 'opening';
  if (problem === 'file-missing' || problem === 'disk-failing') return 'rest';
  if (file === null) return 'other';
  if (file.startsWith('keyring.') || file === 'store.key') return 'keys';
  if (file.startsWith('ventanilla.db')) return 'database';
  if (file === 'code-reservation') return 'reservation';
  return file.startsWith('documents') ? 'documents' : 'other';
}

/** Until work or an opening that still goes on, the program has only read. */
function isUntouched({ problem }: SessionIn<'unavailable'>): boolean {
  return !(['damaged-at-work', 'goes-on-elsewhere', 'acts-at-place', 'start-slow'] as const).some(
    (each) => each === problem,
  );
}

/** What has come to a stop: most often, opening the data. */
function titleOf({ problem }: SessionIn<'unavailable'>) {
  switch (problem) {
    case 'start-slow':
    case 'start-failed':
    case 'damaged-at-work':
    case 'goes-on-elsewhere':
    case 'acts-at-place':
      return problem;
    default:
      return 'closed';
  }
}

/** The store cannot be opened: which file, what is safe, what to do, and the incident's number. */
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
            <h1 className={css('title')}>{t(`unavailable.title.${titleOf(session)}`)}</h1>
            <p className={css('lead')}>
              {t(`unavailable.problem.${session.problem}`, { file: session.file ?? '?' })}
            </p>
          </div>
          <Notice tone="info" title={t('unavailable.what')}>
            {t(`unavailable.advice.${session.problem}`)}
          </Notice>
          <Notice tone="good" title={t('unavailable.safe')}>
            {t(`unavailable.safeOf.${safeOf(session)}`)}{' '}
            {t(isUntouched(session) ? 'unavailable.untouched' : 'unavailable.leaveFiles')}
          </Notice>
          <p className={css('incident')}>{t('unavailable.incident', session)}</p>
        </div>
      </Card>
    </Entrance>
  );
}
