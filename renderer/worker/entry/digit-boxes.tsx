import { useRef } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { asciiDigits } from '#shared/domain/text.ts';
import { useFocusHome } from '../ui/focus-home.ts';
import styles from './digit-boxes.module.css';

const css = classNames(styles);

interface DigitBoxesProps {
  readonly label: string;
  readonly value: string;
  readonly length: number;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  /** Dots in place of digits. */
  readonly hidden?: boolean;
}

/** A short number as one box per digit: one real field beneath, for the physical keyboard and screen readers. */
export function DigitBoxes({ label, value, length, onChange, onEnter, hidden = false }: DigitBoxesProps) {
  const field = useRef<HTMLInputElement>(null);
  useFocusHome(() => field.current?.focus());
  const places = Array.from({ length }, (_, place) => place);
  return (
    <div className={css('boxes', length > 6 && 'many')}>
      <input
        ref={field}
        className={css('field')}
        type={hidden ? 'password' : 'text'}
        inputMode="none"
        autoComplete="off"
        aria-label={label}
        maxLength={length}
        value={value}
        onChange={(event) =>
          onChange(
            asciiDigits(event.target.value)
              .replace(/[^0-9]/g, '')
              .slice(0, length),
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
      />
      {places.map((place) => (
        <span key={place} aria-hidden className={css('box', place === value.length && 'next')}>
          {hidden && place < value.length ? '•' : value[place]}
        </span>
      ))}
    </div>
  );
}
