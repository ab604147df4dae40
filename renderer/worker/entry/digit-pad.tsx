import { NumberPad } from '#renderer/worker/keyboard/number-pad.tsx';

interface DigitPadProps {
  readonly value: string;
  readonly length: number;
  readonly onChange: (value: string) => void;
}

/** The number pad of a number of known length. */
export function DigitPad({ value, length, onChange }: DigitPadProps) {
  return (
    <NumberPad
      onDigit={(digit) => onChange((value + digit).slice(0, length))}
      onBackspace={() => onChange(value.slice(0, -1))}
      onClear={() => onChange('')}
    />
  );
}
