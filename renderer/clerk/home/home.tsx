import {
  FilePlus2,
  type LucideIcon,
  ScrollText,
  SearchAlert,
  Settings,
  ShieldCheck,
  Signpost,
  Users,
} from 'lucide-react';
import { VisuallyHidden } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  readsRecords,
  type Section,
  sectionsOf,
  seesMail,
  worksAtCounter,
} from '#renderer/clerk/frame/place.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import { ClockNotice } from './clock-notice.tsx';
import { FindPerson } from './find-person.tsx';
import styles from './home.module.css';
import { QueueStatus } from './queue-status.tsx';
import { WaitingVisits } from './waiting-visits.tsx';

const css = classNames(styles);
const sectionIcons: Record<Exclude<Section, 'home'>, LucideIcon> = {
  anomalies: SearchAlert,
  audit: ScrollText,
  accounts: Users,
  safety: ShieldCheck,
  settings: Settings,
};

interface HomeProps {
  readonly session: SessionIn<'signed-in'>;
  readonly onNew: () => void;
  readonly onTriage: () => void;
  readonly onWorker: (workerId: string) => void;
  readonly onMail: () => void;
  readonly onSection: (section: Section) => void;
}

/** What it is time for on the screen of the backup. */
function dueOf(safety: SafetyStatus | null): 'passphrase' | 'drill' | null {
  if (safety?.isPassphraseDue === true) return 'passphrase';
  return safety?.isDrillDue === true ? 'drill' : null;
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

/**
 * The counter between two people: start, find, or go on with somebody who waits. Who does not work there begins at the
 * sections of their role.
 */
export function Home({ session, onNew, onTriage, onWorker, onMail, onSection }: HomeProps) {
  const { t } = useTranslation('clerk');
  const safetyDue = dueOf(session.safety);
  const atCounter = worksAtCounter(session.role);
  useShortcuts(atCounter ? { F4: onTriage } : {});
  return (
    <div className={css('home')}>
      <VisuallyHidden elementType="h1">{t('header.home')}</VisuallyHidden>
      <div className={css('left')}>
        {session.clock !== null && <ClockNotice clock={session.clock} canSet={session.role === 'admin'} />}
        {session.keyRing !== 'whole' && (session.role === 'admin' || session.role === 'supervisor') && (
          <KeyRingNotice isDamaged={session.keyRing === 'recovery-damaged'} />
        )}
        {session.witnessFailing && (
          <Notice tone="bad" title={t('home.witnessFailing')}>
            {t('home.witnessFailingText')}
          </Notice>
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
              <kbd aria-hidden>F4</kbd>
            </button>
          </div>
        ) : (
          <nav className={css('starts')} aria-label={t('home.sections')}>
            {sectionsOf(session.role).map((section) => {
              if (section === 'home') return null;
              const Icon = sectionIcons[section];
              return (
                <button
                  key={section}
                  type="button"
                  className={css('start')}
                  onClick={() => onSection(section)}
                >
                  <Icon size={32} aria-hidden />
                  <span className={css('startWords')}>
                    <strong>{t(`header.${section}`)}</strong>
                    <span>
                      {section === 'safety' && safetyDue !== null
                        ? t(`safety.home.${safetyDue}`)
                        : t(`home.sectionLead.${section}`)}
                    </span>
                  </span>
                </button>
              );
            })}
          </nav>
        )}
        {readsRecords(session.role) && <FindPerson onOpen={onWorker} isCounter={atCounter} />}
      </div>
      <div className={css('right')}>
        {atCounter && <WaitingVisits />}
        <QueueStatus
          kept={session.printing?.kept ?? 0}
          safety={session.safety}
          onMail={seesMail(session.role) ? onMail : null}
          onSafety={sectionsOf(session.role).includes('safety') ? () => onSection('safety') : null}
        />
      </div>
    </div>
  );
}
