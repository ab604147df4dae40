import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Entrance } from './entrance.tsx';
import { OneSecret } from './one-secret.tsx';

/** The machine lost its own way to the key: the recovery passphrase opens the store. */
export function Sealed({ session }: { readonly session: SessionIn<'sealed'> }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function open(): Promise<void> {
    setProblem(null);
    const answer = await call(kiosk.unsealStore({ recoveryPassphrase: passphrase }));
    if (answer.kind !== 'error') return;
    switch (answer.error.code) {
      case 'wrong-passphrase':
        return setProblem(t('sealed.wrong'));
      case 'throttled':
        return setProblem(throttled(answer.error.retryAt));
    }
  }

  return (
    <Entrance preview={session.preview}>
      <OneSecret
        icon={KeyRound}
        title={t('sealed.title')}
        lead={t('sealed.lead')}
        problem={problem}
        label={t('sealed.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        action={t('sealed.open')}
        busy={busy}
        onSubmit={open}
      />
    </Entrance>
  );
}
