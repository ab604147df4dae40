import { ArrowBigUp, Delete, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './credential-keyboard.module.css';
import {
  type CredentialDoor,
  type CredentialKey,
  type CredentialKeys,
  digitRow,
  findKeyId,
  letterRows,
} from './credential-keys.ts';
import { KeyButton } from './key-button.tsx';
import keyboardStyles from './virtual-keyboard.module.css';

const css = classNames({ ...keyboardStyles, ...styles });

interface CredentialKeyboardProps {
  readonly kiosk: CredentialDoor;
  /** Presses and erasures keep the order in which they were made. */
  readonly queue: <Result>(act: () => Promise<Result>) => Promise<Result>;
  /** The number of characters main holds; all that ever comes back. */
  readonly onLength: (length: number) => void;
  /** No more characters fit. */
  readonly onFull: () => void;
  /** Enter on the physical keyboard. */
  readonly onEnter: () => void;
  /** For people who find keys by their place: no shuffling. */
  readonly keepOrder: boolean;
  readonly onKeepOrder: (keepOrder: boolean) => void;
  /** Something lies over the screen: physical keys are not for the credential. */
  readonly paused: boolean;
}

/** Of which letters: the next key's alone, as on a telephone, or all until it is touched again. */
type Capitals = 'none' | 'next' | 'all';
const afterShift = { none: 'next', next: 'all', all: 'none' } as const satisfies Record<Capitals, Capitals>;

/**
 * The keyboard of the credential. Main deals the keys; a press sends the key's id and brings back a length, so this
 * view never holds what was typed. Nothing lights up, moves or sounds when a key is pressed, because someone behind
 * could read it.
 */
export function CredentialKeyboard(props: CredentialKeyboardProps) {
  const { kiosk, queue, onLength, onFull, onEnter, paused, keepOrder, onKeepOrder } = props;
  const { t } = useTranslation('worker');
  const { call } = useCall();
  const [capitals, setCapitals] = useState<Capitals>('none');
  const [keys, setKeys] = useState<CredentialKeys>();

  useEffect(() => {
    let wanted = true;
    void queue(async () => {
      const answer = await call(kiosk.openCredentialKeyboard({ keepOrder }));
      if (!wanted || answer.kind !== 'done') return;
      setKeys(answer.value);
      onLength(0);
    });
    return () => {
      wanted = false;
    };
  }, [kiosk, queue, call, keepOrder, onLength]);

  function touch(id: string): void {
    // After any key, so that what it was is not seen.
    if (capitals === 'next') setCapitals('none');
    press(id);
  }

  function press(id: string): void {
    void queue(async () => {
      const answer = await call(kiosk.pressCredentialKey({ key: id }));
      if (answer.kind === 'done') onLength(answer.value.length);
      else if (answer.kind === 'error' && answer.error.code === 'full') onFull();
    });
  }

  function erase(everything: boolean): void {
    void queue(async () => {
      const answer = await call(kiosk.eraseCredential({ everything }));
      if (answer.kind === 'done') onLength(answer.value.length);
    });
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    if (paused || keys === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('[role="dialog"], [role="alertdialog"]') !== null) return;
    const onControl = target.closest('button, a') !== null;
    if (event.key === 'Backspace') {
      event.preventDefault();
      erase(false);
    } else if (event.key === 'Enter') {
      if (onControl) return;
      event.preventDefault();
      if (!event.repeat) onEnter();
    } else {
      const id = findKeyId(keys, event.key);
      if (id === undefined || event.repeat) return;
      event.preventDefault();
      press(id);
    }
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  if (keys === undefined) return <div className={css('keyboard', 'dealing')} />;
  const [first = [], second = [], third = []] = letterRows(
    capitals === 'none' ? keys.lowerCase : keys.upperCase,
    keepOrder,
  );

  function keyOf({ id, label }: CredentialKey) {
    return <SilentKey key={id} label={label} onPress={() => touch(id)} />;
  }

  return (
    <fieldset className={css('keyboard', 'silent')} aria-label={t('credential.keyboard')}>
      <div className={css('row')}>
        {digitRow(keys.digits, keepOrder).map(keyOf)}
        <KeyButton span={2} tone="function" label={t('keyboard.backspace')} onPress={() => erase(false)}>
          <Delete aria-hidden className={css('icon')} />
        </KeyButton>
      </div>
      <div className={css('row')}>
        {first.map(keyOf)}
        <KeyButton span={2} tone="function" onPress={() => erase(true)}>
          <X aria-hidden className={css('icon')} />
          <span className={css('word')}>{t('keyboard.clear')}</span>
        </KeyButton>
      </div>
      <div className={css('row')}>
        {second.map(keyOf)}
        <KeyButton
          span={3}
          tone="function"
          on={capitals !== 'none'}
          label={t('keyboard.shift')}
          onPress={() => setCapitals(afterShift[capitals])}
        >
          <ArrowBigUp aria-hidden className={css('icon')} />
          <span className={css('word')}>{t(`credential.capitals.${afterShift[capitals]}`)}</span>
        </KeyButton>
      </div>
      <div className={css('row')}>
        {third.map(keyOf)}
        <button
          type="button"
          role="switch"
          aria-checked={keepOrder}
          className={css('order')}
          onClick={() => onKeepOrder(!keepOrder)}
        >
          <span className={css('track')} aria-hidden />
          {t('credential.keepOrder')}
        </button>
      </div>
    </fieldset>
  );
}

/** A key that shows its character and nothing else: no state, no attribute tells it from its neighbours. */
function SilentKey({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <KeyButton span={1} onPress={onPress}>
      {label}
    </KeyButton>
  );
}
