import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';

const css = classNames(styles);

/** The machine lost its own way to the key: the recovery passphrase opens the store. */
export function Sealed({ session }: { readonly session: SessionIn<'sealed'> }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (passphrase === '' || busy) return;
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
      <Card>
        <form className={css('form')} onSubmit={(event) => void open(event)}>
          <div className={css('emblem')}>
            <KeyRound size={28} aria-hidden />
          </div>
          <div className={css('heading')}>
            <h1 className={css('title')}>{t('sealed.title')}</h1>
            <p className={css('lead')}>{t('sealed.lead')}</p>
          </div>
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          <TextField
            label={t('sealed.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            kind="secret"
            autoFocus
            maxLength={200}
          />
          <Button
            type="submit"
            variant="primary"
            size="large"
            wide
            isDisabled={passphrase === ''}
            isPending={busy}
          >
            {t('sealed.open')}
          </Button>
        </form>
      </Card>
    </Entrance>
  );
}
