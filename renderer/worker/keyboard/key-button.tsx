import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { usePress } from './use-press.ts';
import styles from './virtual-keyboard.module.css';

const css = classNames(styles);

interface KeyButtonProps {
  readonly span: number;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** What a screen reader says when the words on the key are not enough. */
  readonly label?: string | undefined;
  readonly tone?: 'letter' | 'function';
  readonly repeats?: boolean;
  /** Whether a layer key is on; absent on keys that have no state. */
  readonly on?: boolean;
}

/** One key: a real button, `span` columns wide. */
export function KeyButton({ span, onPress, children, label, tone, repeats, on }: KeyButtonProps) {
  const press = usePress(onPress, repeats);
  return (
    <button
      type="button"
      className={css('key', tone ?? 'letter', on && 'on')}
      style={{ gridColumn: `span ${span}` }}
      aria-label={label}
      aria-pressed={on}
      {...press}
    >
      {children}
    </button>
  );
}
