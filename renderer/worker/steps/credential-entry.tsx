import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { CredentialKeyboard } from '#renderer/worker/keyboard/credential-keyboard.tsx';
import { HoldToReveal } from '#renderer/worker/keyboard/hold-to-reveal.tsx';
import { useQueue } from '#renderer/worker/keyboard/use-queue.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import { Screen } from '../frame/screen.tsx';
import { useCovered } from '../ui/covers.ts';
import { Message } from '../ui/message.tsx';
import { useVisit } from '../ui/worker-context.ts';
import styles from './credential-step.module.css';

const css = classNames(styles);

/** Characters a credential may have. Source: domain.md 5. */
const shortest = 6;
const longest = 15;

interface CredentialEntryProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** How many characters main has. */
  readonly length: number;
  readonly busyLabel: string;
  readonly primary: { readonly label: string; readonly icon?: LucideIcon };
  readonly submit: () => Promise<Reply<unknown, unknown>>;
  /** Changes with what came before: another value draws the keys anew. */
  readonly shownAnew: string | number;
  readonly message: ReactNode;
  /** The first key after a refusal. */
  readonly onTyped?: () => void;
}

/** A credential typed on keys whose meaning only main knows. Here there is only how many were pressed. */
export function CredentialEntry(props: CredentialEntryProps) {
  const { title, hint, busyLabel, primary, submit, shownAnew, message, onTyped } = props;
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const covered = useCovered();
  const heading = useRef<HTMLHeadingElement>(null);
  const { call, busy } = useCall();
  const queue = useQueue();
  const [length, setLength] = useState(props.length);
  const [keepOrder, setKeepOrder] = useState(false);
  const [isFull, setFull] = useState(false);
  const [drawing, setDrawing] = useState<string>();
  const [round, setRound] = useState(0);
  const ready = length >= shortest;

  useEffect(() => setLength(props.length), [props.length]);

  // Not on the button that led here: what is typed next must not press it.
  useEffect(() => heading.current?.focus(), [shownAnew, round]);

  const onLength = useCallback(
    (next: number) => {
      setLength(next);
      if (next > 0) {
        setFull(false);
        onTyped?.();
      }
    },
    [onTyped],
  );

  async function send(): Promise<void> {
    if (!ready || busy) return;
    const answer = await queue(() => call(submit()));
    if (answer.kind === 'error') setRound((before) => before + 1);
  }

  return (
    <Screen
      title={title}
      titleRef={heading}
      hint={isFull ? undefined : hint}
      busy={busy}
      busyLabel={busyLabel}
      primary={{ ...primary, disabled: !ready, onPress: () => void send() }}
      keyboard={
        <CredentialKeyboard
          key={`${shownAnew} ${round}`}
          kiosk={kiosk}
          queue={queue}
          onLength={onLength}
          onFull={() => setFull(true)}
          onEnter={() => void send()}
          keepOrder={keepOrder}
          onKeepOrder={setKeepOrder}
          paused={covered || busy}
        />
      }
    >
      {isFull ? <Message tone="bad">{t('credential.full')}</Message> : message}
      <div className={css('entry')}>
        <div className={css('typed')}>
          {drawing === undefined ? (
            <Dots length={length} label={t('credential.typed', { count: length })} />
          ) : (
            <img className={css('drawing')} src={drawing} alt="" draggable={false} />
          )}
        </div>
        <p className={css('count')}>{t('credential.typed', { count: length })}</p>
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
