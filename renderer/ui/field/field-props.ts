import type { ReactNode } from 'react';

/** What every field takes. Its value is text, exactly as typed. */
export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  /** A line under the field that helps before anything went wrong. */
  readonly description?: ReactNode;
  /** Why the value cannot stay, and what to do. Announced; the field is marked invalid. */
  readonly error?: ReactNode;
  /** Worth a second look; the value may stay. */
  readonly warning?: ReactNode;
  /** The value was checked and is sound. */
  readonly good?: ReactNode;
  /** A small mark at the end of the control: where its value came from. */
  readonly mark?: ReactNode;
  readonly isRequired?: boolean;
  /** Beside the label, in place of what `isRequired` says there. */
  readonly labelNote?: string | undefined;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Marks the control so that a flow can find it again: the draft field's name. */
  readonly name?: string;
}

/** An optional prop as react-aria takes it: left out, never undefined. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Name in Key]?: Value });
}
