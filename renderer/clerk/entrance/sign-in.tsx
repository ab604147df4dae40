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
import { FirstUse } from './first-use.tsx';

const css = classNames(styles);

/** Named account and password. The words are the same for a wrong name and a wrong password. */
export function SignIn({
  session,
  loser,
}: {
  readonly session: SessionIn<'signed-out'>;
  /** Whose unsaved typing went with their session. */
  readonly loser: string | null;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isFirstUse, setFirstUse] = useState(false);
  const [chosen, setChosen] = useState<'chosen' | 'chosenWaiting' | null>(null);
  const isComplete = username.trim() !== '' && password !== '';

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete || busy) return;
    setProblem(null);
    setChosen(null);
    const answer = await call(kiosk.signIn({ username: username.trim(), password }));
    if (answer.kind !== 'error') return;
    setPassword('');
    switch (answer.error.code) {
      case 'wrong-sign-in':
        return setProblem(t('signIn.wrong'));
      case 'not-signed-off':
        return setProblem(t('signIn.notSignedOff'));
      case 'throttled':
        return setProblem(throttled(answer.error.retryAt));
    }
  }

  if (isFirstUse) {
    return (
      <FirstUse
        session={session}
        username={username}
        onBack={() => setFirstUse(false)}
        onChosen={(name, isWaiting) => {
          setUsername(name);
          setPassword('');
          setProblem(null);
          setChosen(isWaiting ? 'chosenWaiting' : 'chosen');
          setFirstUse(false);
        }}
      />
    );
  }
  return (
    <Entrance preview={session.preview} place={t('terminal', session)}>
      <Card>
        <form className={css('form')} onSubmit={(event) => void enter(event)}>
          <div className={css('heading')}>
            <h1 className={css('title')}>{t('signIn.title')}</h1>
            <p className={css('lead')}>{t('signIn.lead')}</p>
          </div>
          {loser !== null && <Notice tone="warn">{t('signIn.lost', { name: loser })}</Notice>}
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          {chosen !== null && <Notice tone="good">{t(`firstUse.${chosen}`)}</Notice>}
          <TextField
            label={t('signIn.username')}
            value={username}
            onChange={setUsername}
            autoFocus={chosen === null}
            maxLength={40}
            name="username"
          />
          <TextField
            label={t('signIn.password')}
            value={password}
            onChange={setPassword}
            kind="secret"
            autoFocus={chosen !== null}
            maxLength={200}
          />
          <Button type="submit" variant="primary" size="large" wide isDisabled={!isComplete} isPending={busy}>
            {t('signIn.enter')}
          </Button>
          <Button variant="quiet" wide onPress={() => setFirstUse(true)}>
            {t('signIn.firstUse')}
          </Button>
          <p className={css('lead')}>
            <strong>{t('signIn.forgotten')}</strong> {t('signIn.forgottenText')}
          </p>
        </form>
      </Card>
    </Entrance>
  );
}
