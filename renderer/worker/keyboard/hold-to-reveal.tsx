import { Eye } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './credential-keyboard.module.css';

const css = classNames(styles);

interface HoldToRevealProps {
  /** Asks main for the drawing of what was typed; undefined when there is none. */
  readonly askDrawing: () => Promise<string | undefined>;
  /** The drawing's address while it is held, undefined the moment it is let go. */
  readonly onDrawing: (address: string | undefined) => void;
  readonly disabled: boolean;
}

/** Shows what was typed for as long as it is held: by finger, mouse, or Space and Enter. */
export function HoldToReveal({ askDrawing, onDrawing, disabled }: HoldToRevealProps) {
  const { t } = useTranslation('worker');
  const [held, setHeld] = useState(false);
  const holding = useRef(0);
  const address = useRef<string>(undefined);

  function drop(): void {
    holding.current = 0;
    setHeld(false);
    if (address.current !== undefined) URL.revokeObjectURL(address.current);
    address.current = undefined;
    onDrawing(undefined);
  }

  async function hold(): Promise<void> {
    if (holding.current !== 0 || disabled) return;
    const mine = performance.now() + 1;
    holding.current = mine;
    setHeld(true);
    const drawing = await askDrawing();
    if (holding.current !== mine || drawing === undefined) return;
    address.current = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    onDrawing(address.current);
  }

  function isHoldKey(event: KeyboardEvent): boolean {
    return event.key === ' ' || event.key === 'Enter';
  }

  const dropLatest = useRef(drop);
  dropLatest.current = drop;
  useEffect(() => {
    const letGo = () => dropLatest.current();
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('blur', letGo);
      letGo();
    };
  }, []);

  return (
    <button
      type="button"
      className={css('reveal')}
      aria-pressed={held}
      disabled={disabled}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        void hold();
      }}
      onPointerUp={drop}
      onPointerCancel={drop}
      onLostPointerCapture={drop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isHoldKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void hold();
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event)) drop();
      }}
      onBlur={drop}
    >
      <Eye aria-hidden className={css('icon')} />
      {t('credential.reveal')}
    </button>
  );
}
