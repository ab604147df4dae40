import { FilePlus2, Signpost } from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { readsRecords, seesMail, worksAtCounter } from '#renderer/app/place.ts';
import type { SessionIn } from '#renderer/app/session-kinds.ts';
import { classNames } from '#renderer/components/class-names.ts';
import { Notice } from '#renderer/components/notice/notice.tsx';
import { ClockNotice } from './clock-notice.tsx';
import { FindPerson } from './find-person.tsx';
import styles from './home.module.css';
import { QueueStatus } from './queue-status.tsx';
import { WaitingVisits } from './waiting-visits.tsx';

const css = classNames(styles);

interface HomeProps {
  readonly session: SessionIn<'signed-in'>;
  readonly onNew: () => void;
  readonly onTriage: () => void;
  readonly onWorker: (workerId: string) => void;
  readonly onMail: () => void;
}

/** The passphrase that would open the data elsewhere: said before it is needed. */
function KeyRingNotice({ isDamaged }: { readonly isDamaged: boolean }) {
  const { t } = useTranslation('clerk');
  return isDamaged ? (
    <Notice tone="bad" title={t('keyRing.damaged')}>
      {t('keyRing.damagedText')}
    </Notice>
  ) : (
    <Notice tone="warn" title={t('keyRing.mended')}>
      {t('keyRing.mendedText')}
    </Notice>
  );
}

/** The counter between two people: start, find, or go on with somebody who waits. */
export function Home({ session, onNew, onTriage, onWorker, onMail }: HomeProps) {
  const { t } = useTranslation('clerk');
  const atCounter = worksAtCounter(session.role);
  return (
    <div className={css('home')}>
      <VisuallyHidden elementType="h1">{t('header.home')}</VisuallyHidden>
      <div className={css('left')}>
        {session.clock !== null && <ClockNotice clock={session.clock} canSet={session.role === 'admin'} />}
        {session.keyRing !== 'whole' && (session.role === 'admin' || session.role === 'supervisor') && (
          <KeyRingNotice isDamaged={session.keyRing === 'recovery-damaged'} />
        )}
        {atCounter ? (
          <div className={css('starts')}>
            <button type="button" className={css('start', 'main')} onClick={onNew}>
              <FilePlus2 size={36} aria-hidden />
              <span className={css('startWords')}>
                <strong>{t('home.newRegistration')}</strong>
                <span>{t('home.newLead')}</span>
              </span>
              <kbd aria-hidden>F2</kbd>
            </button>
            <button type="button" className={css('start')} onClick={onTriage}>
              <Signpost size={32} aria-hidden />
              <span className={css('startWords')}>
                <strong>{t('home.triage')}</strong>
                <span>{t('home.triageLead')}</span>
              </span>
            </button>
          </div>
        ) : (
          <Notice tone="info" title={t('home.noCounter')}>
            {t('home.noCounterLead')}
          </Notice>
        )}
        {readsRecords(session.role) && <FindPerson onOpen={onWorker} canScan={atCounter} />}
      </div>
      <div className={css('right')}>
        {atCounter && <WaitingVisits />}
        <QueueStatus kept={session.printing?.kept ?? 0} onMail={seesMail(session.role) ? onMail : null} />
      </div>
    </div>
  );
}
