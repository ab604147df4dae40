import { Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useKept } from '#renderer/clerk/frame/kept.tsx';
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

/** Idle or locked by hand: the same account's PIN or password opens it where it was. */
export function Locked({ session }: { readonly session: SessionIn<'signed-in'> }) {
  const { t } = useTranslation('clerk');
  const isUnsaved = useKept().typed.size > 0;
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function unlock(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (secret === '' || busy) return;
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
      <Card>
        <form className={css('form')} onSubmit={(event) => void unlock(event)}>
          <div className={css('emblem')}>
            <Lock size={28} aria-hidden />
          </div>
          <div className={css('heading')}>
            <h1 className={css('title')}>{t('locked.title')}</h1>
            <p className={css('lead')}>
              {t(isUnsaved ? 'locked.leadUnsaved' : 'locked.lead', { name: session.name })}
            </p>
          </div>
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          <TextField
            label={t('locked.secret')}
            value={secret}
            onChange={setSecret}
            kind="secret"
            autoFocus
            maxLength={200}
          />
          <Button
            type="submit"
            variant="primary"
            size="large"
            wide
            isDisabled={secret === ''}
            isPending={busy}
          >
            {t('locked.unlock')}
          </Button>
          <Button variant="quiet" wide onPress={() => void call(kiosk.signOut({}))}>
            {t('locked.notMe')}
          </Button>
        </form>
      </Card>
    </Entrance>
  );
}
