import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import { given } from './field-props.ts';

const css = classNames(styles);

interface CheckboxFieldProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}

/** A statement the person makes by ticking it. */
export function CheckboxField({ children, isSelected, onChange, isDisabled, autoFocus }: CheckboxFieldProps) {
  return (
    <Checkbox
      className={css('checkbox')}
      data-stop=""
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
      {...given('autoFocus', autoFocus)}
    >
      <span className={css('box')} aria-hidden>
        <Check size={20} strokeWidth={3} />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
