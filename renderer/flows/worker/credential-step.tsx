import { KeyRound } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/components/class-names.ts';
import { CredentialKeyboard } from '#renderer/components/virtual-keyboard/credential-keyboard.tsx';
import { HoldToReveal } from '#renderer/components/virtual-keyboard/hold-to-reveal.tsx';
import { useQueue } from '#renderer/components/virtual-keyboard/use-queue.ts';
import type { CredentialProblem } from '#shared/rules/credential-policy.ts';
import styles from './credential-step.module.css';
import { Message } from './message.tsx';
import { Screen } from './screen.tsx';
import { type StepAt, useVisit } from './worker-context.ts';

const css = classNames(styles);

/** Characters a credential may have. Source: domain.md 5. */
const shortest = 6;
const longest = 15;

type Outcome =
  | { readonly kind: 'not-accepted'; readonly problems: readonly CredentialProblem[] }
  | { readonly kind: 'differs' }
  | { readonly kind: 'full' };

/** The credential, typed twice on keys whose meaning only main knows. Here there is only how many were pressed. */
export function CredentialStep({ step }: { readonly step: StepAt<'credential'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, covered } = useVisit();
  const { call, busy } = useCall();
  const queue = useQueue();
  const [length, setLength] = useState(step.length);
  const [keepOrder, setKeepOrder] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [drawing, setDrawing] = useState<string>();
  const [round, setRound] = useState(0);
  const again = step.entry === 'again';
  const ready = length >= shortest;

  useEffect(() => setLength(step.length), [step.length]);

  const onLength = useCallback((next: number) => {
    setLength(next);
    if (next > 0) setOutcome(undefined);
  }, []);

  async function submit(): Promise<void> {
    if (!ready || busy) return;
    const answer = await queue(() => call(kiosk.submitCredential({})));
    if (answer.kind === 'done') {
      setOutcome(undefined);
      return;
    }
    if (answer.kind !== 'error') return;
    switch (answer.error.code) {
      case 'not-accepted':
        setOutcome({ kind: 'not-accepted', problems: answer.error.problems });
        break;
      case 'differs':
        setOutcome({ kind: 'differs' });
        break;
      case 'wrong-step':
        return;
    }
    setRound((before) => before + 1);
  }

  return (
    <Screen
      title={t(again ? 'worker:credential.titleAgain' : 'worker:credential.title')}
      hint={outcome ? undefined : t(again ? 'worker:credential.rulesAgain' : 'worker:credential.rules')}
      busy={busy}
      busyLabel={t(again ? 'worker:credential.generating' : 'worker:credential.checking')}
      primary={{
        label: t(again ? 'worker:credential.generate' : 'worker:credential.next'),
        disabled: !ready,
        onPress: () => void submit(),
        ...(again && { icon: KeyRound }),
      }}
      keyboard={
        <CredentialKeyboard
          key={`${step.entry} ${round}`}
          kiosk={kiosk}
          queue={queue}
          onLength={onLength}
          onFull={() => setOutcome({ kind: 'full' })}
          onEnter={() => void submit()}
          keepOrder={keepOrder}
          onKeepOrder={setKeepOrder}
          paused={covered || busy}
        />
      }
    >
      {outcome && <OutcomeMessage outcome={outcome} />}
      <div className={css('entry')}>
        <div className={css('typed')}>
          {drawing === undefined ? (
            <Dots length={length} label={t('worker:credential.typed', { count: length })} />
          ) : (
            <img className={css('drawing')} src={drawing} alt="" draggable={false} />
          )}
        </div>
        <p className={css('count')}>{t('worker:credential.typed', { count: length })}</p>
        <HoldToReveal
          disabled={length === 0 || busy}
          askDrawing={async () => {
            const answer = await queue(() => call(kiosk.revealCredential({})));
            return answer.kind === 'done' ? answer.value.drawing : undefined;
          }}
          onDrawing={setDrawing}
        />
      </div>
    </Screen>
  );
}

function Dots({ length, label }: { readonly length: number; readonly label: string }) {
  const places = Array.from({ length: Math.max(longest, length) }, (_, place) => place);
  return (
    <div className={css('dots')} role="img" aria-label={label}>
      {places.map((place) => (
        <span
          key={place}
          className={css(
            'dot',
            place < length && 'filled',
            place < shortest && 'needed',
            place >= longest && 'over',
          )}
        />
      ))}
    </div>
  );
}

function OutcomeMessage({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('worker');
  switch (outcome.kind) {
    case 'full':
      return <Message tone="bad">{t('credential.full')}</Message>;
    case 'differs':
      return <Message tone="bad">{t('credential.differs')}</Message>;
    case 'not-accepted':
      return (
        <Message tone="bad">
          <strong>{t('credential.notAccepted')}</strong>
          <ul>
            {outcome.problems.map((problem) => (
              <li key={problem}>{t(`credential.problem.${problem}`)}</li>
            ))}
          </ul>
        </Message>
      );
  }
}
