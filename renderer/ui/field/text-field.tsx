import { Eye, EyeOff } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import { FieldLabel } from './field-label.tsx';
import { FieldMark } from './field-mark.tsx';
import { FieldMessages } from './field-messages.tsx';
import { type FieldProps, given } from './field-props.ts';

const css = classNames(styles);

export interface TextFieldProps extends FieldProps {
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  /** `secret` hides what is typed and offers to show it. */
  readonly kind?: 'text' | 'secret';
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** Fixed-width letters: for numbers, codes and what a machine reads. */
  readonly code?: boolean;
  /** More than one: a text area of that many rows. */
  readonly rows?: number;
  readonly autoComplete?: string;
  /** Enter, also the one a barcode reader presses after what it typed. */
  readonly onEnter?: () => void;
  /** Of several rows: Enter at the end of the text ends a line instead of going to the next field. */
  readonly breaksLine?: boolean;
  readonly controlRef?: RefObject<HTMLInputElement | null>;
}

/** One line (or a few rows) of typed text. */
export function TextField(props: TextFieldProps) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const { kind = 'text', rows = 1 } = props;
  const control = css('control', props.code && 'code', rows > 1 && 'area');
  return (
    <AriaTextField
      className={css('field')}
      data-stop={props.onEnter ? 'answers' : props.breaksLine ? 'breaks' : ''}
      value={props.value}
      onChange={props.onChange}
      type={kind === 'secret' && !shown ? 'password' : 'text'}
      isInvalid={Boolean(props.error)}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      {...given('onFocus', props.onFocus)}
      {...given('onBlur', props.onBlur)}
      {...given('maxLength', props.maxLength)}
      {...given('inputMode', props.inputMode)}
      {...given('autoFocus', props.autoFocus)}
      {...given('name', props.name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onEnter?.();
        // A reader may end its lines with Tab: what follows belongs to this text, not to the next field.
        if (event.key === 'Tab' && !event.shiftKey && props.breaksLine) {
          event.preventDefault();
          props.onChange(`${props.value}\n`);
        }
        // React Aria keeps a key it heard to itself: what holds the field may hear it as well.
        event.continuePropagation();
      }}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} labelNote={props.labelNote} />
      <div className={css('controlRow')}>
        {rows > 1 ? (
          <TextArea className={control} rows={rows} placeholder={props.placeholder ?? ''} />
        ) : (
          <Input
            className={control}
            placeholder={props.placeholder ?? ''}
            {...given('ref', props.controlRef)}
          />
        )}
        {kind === 'secret' && (
          <button
            type="button"
            className={css('inside')}
            aria-pressed={shown}
            aria-label={t(shown ? 'hideTyped' : 'showTyped')}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={20} aria-hidden /> : <Eye size={20} aria-hidden />}
          </button>
        )}
        <FieldMark mark={props.mark} />
      </div>
      <FieldMessages {...props} />
    </AriaTextField>
  );
}
