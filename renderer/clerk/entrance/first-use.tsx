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

interface FirstUseProps {
  readonly session: SessionIn<'signed-out'>;
  /** What stood at the sign-in. */
  readonly username: string;
  readonly onBack: () => void;
  readonly onChosen: (username: string, isWaiting: boolean) => void;
}

/** A person with a one-time code chooses their own password and PIN. */
export function FirstUse({ session, username: before, onBack, onChosen }: FirstUseProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [username, setUsername] = useState(before);
  const [oneTimeSecret, setOneTimeSecret] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const name = username.trim().toLowerCase();
  const isComplete =
    /^[a-z0-9._-]{3,40}$/.test(name) &&
    oneTimeSecret.trim() !== '' &&
    password !== '' &&
    again !== '' &&
    pin !== '';

  async function choose(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete || busy) return;
    if (password !== again) return setProblem(t('firstRun.differs'));
    if (!/^\d{4,8}$/.test(pin)) return setProblem(t('firstRun.check.pin'));
    setProblem(null);
    const answer = await call(
      kiosk.chooseFirstSecrets({ username: name, oneTimeSecret: oneTimeSecret.trim(), password, pin }),
    );
    if (answer.kind === 'done') return onChosen(name, answer.value.isWaiting);
    if (answer.kind !== 'error') return;
    const { error } = answer;
    setProblem(error.code === 'throttled' ? throttled(error.retryAt) : t(`firstUse.error.${error.code}`));
  }

  return (
    <Entrance preview={session.preview} place={t('terminal', session)} width="medium">
      <Card>
        <form className={css('form')} onSubmit={(event) => void choose(event)}>
          <div className={css('heading')}>
            <h1 className={css('title')}>{t('firstUse.title')}</h1>
            <p className={css('lead')}>{t('firstUse.lead')}</p>
          </div>
          {problem !== null && <Notice tone="bad">{problem}</Notice>}
          <div className={css('pair')}>
            <TextField
              label={t('signIn.username')}
              value={username}
              onChange={setUsername}
              maxLength={40}
              name="username"
              autoFocus={before === ''}
            />
            <TextField
              label={t('firstUse.secret')}
              value={oneTimeSecret}
              onChange={setOneTimeSecret}
              maxLength={40}
              code
              description={t('firstUse.secretHelp')}
              autoFocus={before !== ''}
            />
          </div>
          <div className={css('pair')}>
            <TextField
              label={t('firstUse.password')}
              value={password}
              onChange={setPassword}
              kind="secret"
              maxLength={200}
              description={t('ownSecrets.passwordHelp')}
            />
            <TextField
              label={t('firstRun.passwordAgain')}
              value={again}
              onChange={setAgain}
              kind="secret"
              maxLength={200}
            />
          </div>
          <TextField
            label={t('firstUse.pin')}
            value={pin}
            onChange={setPin}
            kind="secret"
            inputMode="numeric"
            maxLength={8}
            description={t('firstRun.pinHelp')}
          />
          <Button type="submit" variant="primary" size="large" wide isDisabled={!isComplete} isPending={busy}>
            {t('firstUse.choose')}
          </Button>
          <Button variant="quiet" wide onPress={onBack}>
            {t('firstUse.back')}
          </Button>
        </form>
      </Card>
    </Entrance>
  );
}
