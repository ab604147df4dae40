import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import { useThrottleText } from './throttle.ts';

interface Signed {
  readonly username: string;
  readonly password: string;
  readonly reason: string;
}

type Refused<Code> = { readonly code: Code } | { readonly code: 'throttled'; readonly retryAt: string };
type OwnCode<Code> = Exclude<Code, 'wrong-sign-in' | 'disk-full' | 'throttled'>;

/**
 * Before anybody is signed in, somebody with an account lets work go on by their password and a reason. `tell` says what
 * only this act refuses; a password is typed again after any refusal.
 */
export function useGoOn<Code extends string>(
  ask: (signed: Signed) => Promise<Reply<unknown, Refused<Code>>>,
  tell: (code: OwnCode<Code>) => string,
) {
  const { t } = useTranslation('clerk');
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isComplete = username.trim() !== '' && password !== '' && reason.trim().length >= 3;

  function wordsOf(refused: Refused<Code>): string {
    if ('retryAt' in refused) return throttled(refused.retryAt);
    switch (refused.code) {
      case 'wrong-sign-in':
        return t('signIn.wrong');
      case 'disk-full':
        return t('missingActs.diskFull');
      default:
        return tell(refused.code as OwnCode<Code>);
    }
  }

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isComplete || busy) return;
    setProblem(null);
    const answer = await call(ask({ username: username.trim(), password, reason }));
    if (answer.kind !== 'error') return;
    setPassword('');
    setProblem(wordsOf(answer.error));
  }

  return {
    onSubmit: (event: FormEvent) => void goOn(event),
    problem,
    username: { label: t('signIn.username'), value: username, onChange: setUsername, maxLength: 40 },
    password: {
      label: t('signIn.password'),
      value: password,
      onChange: setPassword,
      kind: 'secret',
      maxLength: 200,
    },
    reason: { value: reason, onChange: setReason, maxLength: 300 },
    button: { type: 'submit', isDisabled: !isComplete, isPending: busy },
  } as const;
}
