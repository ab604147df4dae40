import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import { FieldMark } from './field-mark.tsx';
import { FieldMessages } from './field-messages.tsx';
import { type FieldProps, given } from './field-props.ts';
import type { Choice } from './select-field.tsx';

const css = classNames(styles);

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of two to four, all in sight. */
export function ChoiceField(props: ChoiceFieldProps) {
  return (
    <RadioGroup
      className={css('field')}
      data-stop=""
      // An empty value would count as chosen, and then no choice could be reached by the keyboard.
      value={props.value === '' ? null : props.value}
      onChange={props.onChange}
      orientation="horizontal"
      isInvalid={Boolean(props.error)}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      {...given('name', props.name)}
      {...given('onFocus', props.onFocus)}
      {...given('onBlur', props.onBlur)}
    >
      <div className={css('labelRow')}>
        <Label className={css('label')}>{props.label}</Label>
        <FieldMark mark={props.mark} />
      </div>
      <div className={css('choices')}>
        {props.choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={css('choice')}>
            {choice.label}
          </Radio>
        ))}
      </div>
      <FieldMessages {...props} />
    </RadioGroup>
  );
}
