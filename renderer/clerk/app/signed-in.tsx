import { useMemo, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Accounts } from '#renderer/clerk/accounts/accounts.tsx';
import { AnomalyBoard } from '#renderer/clerk/anomalies/anomaly-board.tsx';
import { AuditTrail } from '#renderer/clerk/audit-trail/audit-trail.tsx';
import { Home } from '#renderer/clerk/home/home.tsx';
import { MailScreen } from '#renderer/clerk/mail/mail-screen.tsx';
import { Triage } from '#renderer/clerk/papers/triage.tsx';
import { WorkerRecordScreen } from '#renderer/clerk/people/worker-record-screen.tsx';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import { SafetyScreen } from '#renderer/clerk/safety/safety-screen.tsx';
import { ServiceStrip } from '#renderer/clerk/services/service-strip.tsx';
import { SettingsScreen } from '#renderer/clerk/terminal/settings-screen.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { VisaTypesContext } from '#renderer/ui/language/visa-types.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { useKept } from '../frame/kept.tsx';
import { mendsMail, type Place, worksAtCounter } from '../frame/place.ts';
import { PreviewBanner } from '../frame/preview-banner.tsx';
import type { SessionIn } from '../frame/session-kinds.ts';
import { UnsavedGuard, useLeave } from '../frame/unsaved.tsx';
import { useShortcuts } from '../frame/use-shortcuts.ts';
import { PrintingStrip } from '../papers/printing-strip.tsx';
import { AppHeader } from './app-header.tsx';
import styles from './signed-in.module.css';

const css = classNames(styles);

/** A signed-in account: an open visit always comes first; otherwise the place it went to. */
export function SignedIn({ session }: { readonly session: SessionIn<'signed-in'> }) {
  const visaTypes = useMemo(() => visaTypesOf(session.visaTypes), [session.visaTypes]);
  return (
    <VisaTypesContext value={visaTypes}>
      <UnsavedGuard>
        <Places session={session} />
      </UnsavedGuard>
    </VisaTypesContext>
  );
}

function Places({ session }: { readonly session: SessionIn<'signed-in'> }) {
  const leave = useLeave();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const kept = useKept();
  const [place, setPlaceOnly] = useState<Place>(kept.place ?? { screen: 'home' });
  const home: Place = { screen: 'home' };
  const { display } = session;
  const service = display?.kind === 'service' ? display : null;
  const visitId = display?.kind === 'issuance' ? display.visitId : session.visitId;

  /** What was typed and not saved where one leaves from was given up. */
  function setPlace(next: Place): void {
    kept.typed.clear();
    kept.place = next;
    setPlaceOnly(next);
  }
  async function startVisit(workerId: string | null, procedure?: Procedure): Promise<void> {
    const answer = await call(kiosk.startVisit({ workerId, procedure }));
    if (answer.kind === 'error') setPlace(home);
  }
  async function leaveFor(next: Place): Promise<void> {
    setPlace(next);
    if (visitId !== null) await call(kiosk.leaveVisit({}));
  }

  useShortcuts(visitId === null && worksAtCounter(session.role) ? { F2: () => void startVisit(null) } : {});

  return (
    <div className={css('page')}>
      <PreviewBanner preview={session.preview} />
      <AppHeader
        session={session}
        place={visitId === null ? place : null}
        onGo={(next) => leave(() => void leaveFor(next))}
        onLanguage={(language) => void call(kiosk.chooseOwnLanguage({ language }))}
        onLock={() => void call(kiosk.lockScreen({}))}
        onSignOut={() =>
          leave(() => {
            kept.typed.clear();
            void call(kiosk.signOut({}));
          })
        }
      />
      {session.printing !== null && (
        <PrintingStrip printing={session.printing} canRemove={worksAtCounter(session.role)} />
      )}
      {service !== null && <ServiceStrip key={service.visitId} service={service} />}
      <main className={css('main')}>
        {visitId === null ? (
          placeScreen()
        ) : (
          <RegistrationFlow
            key={visitId}
            visitId={visitId}
            session={session}
            onLeave={(next) => void leaveFor(next)}
          />
        )}
      </main>
    </div>
  );

  function placeScreen() {
    switch (place.screen) {
      case 'home':
        return (
          <Home
            session={session}
            onNew={() => void startVisit(null)}
            onTriage={() => setPlace({ screen: 'triage' })}
            onWorker={(workerId) => setPlace({ screen: 'worker', workerId })}
            onMail={() => setPlace({ screen: 'mail' })}
            onSection={(section) => setPlace({ screen: section })}
          />
        );
      case 'triage':
        return (
          <Triage
            onStart={() => void startVisit(null)}
            onEnrol={() => void startVisit(null, 'enrolment')}
            onBack={() => setPlace(home)}
          />
        );
      case 'worker':
        return (
          <WorkerRecordScreen
            key={`${place.workerId} ${service === null || service.stage === 'service-done'}`}
            workerId={place.workerId}
            isDisplayTaken={display !== null}
            canStart={worksAtCounter(session.role)}
            onStart={() => void startVisit(place.workerId)}
            onBack={() => setPlace(home)}
          />
        );
      case 'accounts':
        return <Accounts ownId={session.accountId} />;
      case 'safety':
        return <SafetyScreen />;
      case 'settings':
        return <SettingsScreen sealedBy={session.sealedBy} />;
      case 'mail':
        return <MailScreen canRetry={mendsMail(session.role)} onBack={() => setPlace(home)} />;
      case 'audit':
        return (
          <AuditTrail
            key={place.behind?.title ?? ''}
            behind={place.behind ?? null}
            onBack={() => setPlace({ screen: 'anomalies' })}
          />
        );
      case 'anomalies':
        return <AnomalyBoard onOpen={(behind) => setPlace({ screen: 'audit', behind })} />;
    }
  }
}
