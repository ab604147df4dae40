import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import { FieldLabel } from './field-label.tsx';
import { FieldMark } from './field-mark.tsx';
import { FieldMessages } from './field-messages.tsx';
import { type FieldProps, given } from './field-props.ts';

const css = classNames(styles);

export interface Choice {
  readonly id: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly placeholder: string;
}

/** One of a short, fixed list. An empty value means none chosen yet. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Select
      className={css('field')}
      data-stop=""
      selectedKey={props.value === '' ? null : props.value}
      onSelectionChange={(key) => props.onChange(key === null ? '' : String(key))}
      placeholder={props.placeholder}
      isInvalid={Boolean(props.error)}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      {...given('autoFocus', props.autoFocus)}
      {...given('onFocus', props.onFocus)}
      {...given('onBlur', props.onBlur)}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <div className={css('controlRow')}>
        <Button className={css('control', 'picker')} {...given('name', props.name)}>
          <SelectValue className={css('picked')} />
          <ChevronDown size={20} aria-hidden className={css('icon')} />
        </Button>
        <FieldMark mark={props.mark} />
      </div>
      <FieldMessages {...props} />
      <Popover className={css('popover')} offset={4} maxHeight={320}>
        <ListBox className={css('list')} items={props.choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={css('option')}>
              <span className={css('optionWords')}>{choice.label}</span>
              <Check size={18} aria-hidden className={css('tick')} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
