import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Place } from '#renderer/clerk/frame/place.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { OpenRegistration } from './open-registration.tsx';

interface RegistrationFlowProps {
  readonly visitId: string;
  readonly session: SessionIn<'signed-in'>;
  readonly onLeave: (next: Place) => void;
}

/** One visit, from search to papers. It opens where it was left. */
export function RegistrationFlow({ visitId, session, onLeave }: RegistrationFlowProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [visit, setVisit] = useState<Visit | 'not-found' | null>(null);
  const [starts, setStarts] = useState(0);

  useEffect(() => {
    let alive = true;
    void call(kiosk.getVisit({ visitId })).then((answer) => {
      if (!alive) return;
      if (answer.kind === 'done') setVisit(answer.value);
      else setVisit('not-found');
    });
    return () => {
      alive = false;
    };
  }, [call, kiosk, visitId, starts]);

  if (visit === null) return <Busy label={t('loading')} />;
  if (visit === 'not-found') {
    return (
      <Notice
        tone="warn"
        actions={<Button onPress={() => onLeave({ screen: 'home' })}>{t('outcome.backHome')}</Button>}
      >
        {t('flow.problem.not-found')}
      </Notice>
    );
  }
  return (
    <OpenRegistration
      initial={visit}
      session={session}
      onLeave={onLeave}
      onRestart={() => {
        setVisit(null);
        setStarts(starts + 1);
      }}
    />
  );
}
