import { Check } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './choice-entry.module.css';

const css = classNames(styles);

interface ChoiceEntryProps {
  readonly label: string;
  readonly options: readonly string[];
  /** How an option is written for who reads it. Default: as it is. */
  readonly written?: (option: string) => string;
  /** Empty while nothing is chosen. */
  readonly chosen: string;
  readonly onChoose: (option: string) => void;
}

/** A few big answers, one of which is chosen. */
export function ChoiceEntry({ label, options, written, chosen, onChoose }: ChoiceEntryProps) {
  return (
    <RadioGroup className={css('group')} aria-label={label} value={chosen} onChange={onChoose}>
      {options.map((option) => (
        <Radio key={option} value={option} className={css('choice')}>
          <span className={css('dot')} aria-hidden>
            {option === chosen && <Check className={css('icon')} />}
          </span>
          {written?.(option) ?? option}
        </Radio>
      ))}
    </RadioGroup>
  );
}
