import type { ReactNode } from 'react';
import { classNames } from '#renderer/components/class-names.ts';
import { NumberPad } from '#renderer/components/virtual-keyboard/number-pad.tsx';
import { DigitBoxes } from './digit-boxes.tsx';
import pad from './pad-screen.module.css';

const css = classNames(pad);

interface DigitEntryProps {
  readonly label: string;
  readonly value: string;
  readonly length: number;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  /** Beneath the boxes: what went wrong, what else can be done. */
  readonly children?: ReactNode;
}

/** A number of known length: boxes, and the number pad beside them. */
export function DigitEntry({ label, value, length, onChange, onEnter, children }: DigitEntryProps) {
  return (
    <div className={css('split')}>
      <div className={css('answer')}>
        <DigitBoxes label={label} value={value} length={length} onChange={onChange} onEnter={onEnter} />
        {children}
      </div>
      <div className={css('pad')}>
        <NumberPad
          onDigit={(digit) => onChange((value + digit).slice(0, length))}
          onBackspace={() => onChange(value.slice(0, -1))}
          onClear={() => onChange('')}
        />
      </div>
    </div>
  );
}
