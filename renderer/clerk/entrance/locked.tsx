import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useKept } from '#renderer/clerk/frame/kept.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Entrance } from './entrance.tsx';
import { OneSecret } from './one-secret.tsx';

/** Idle or locked by hand: the same account's PIN or password opens it where it was. */
export function Locked({ session }: { readonly session: SessionIn<'signed-in'> }) {
  const { t } = useTranslation('clerk');
  const isUnsaved = useKept().typed.size > 0;
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function unlock(): Promise<void> {
    setProblem(null);
    const answer = await call(kiosk.unlockScreen({ secret }));
    if (answer.kind !== 'error') return;
    setSecret('');
    switch (answer.error.code) {
      case 'wrong-secret':
        return setProblem(t('locked.wrong'));
      case 'throttled':
        return setProblem(throttled(answer.error.retryAt));
    }
  }

  return (
    <Entrance preview={session.preview} place={t('terminal', session)}>
      <OneSecret
        icon={Lock}
        title={t('locked.title')}
        lead={t(isUnsaved ? 'locked.leadUnsaved' : 'locked.lead', { name: session.name })}
        problem={problem}
        label={t('locked.secret')}
        value={secret}
        onChange={setSecret}
        action={t('locked.unlock')}
        busy={busy}
        onSubmit={unlock}
      >
        <Button variant="quiet" wide onPress={() => void call(kiosk.signOut({}))}>
          {t('locked.notMe')}
        </Button>
      </OneSecret>
    </Entrance>
  );
}
