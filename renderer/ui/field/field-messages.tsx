import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { FieldError, Text } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import type { FieldProps } from './field-props.ts';

const css = classNames(styles);

/** The lines under a field, inside a react-aria field: one at a time, the gravest first. */
export function FieldMessages({
  description,
  error,
  warning,
  good,
}: Pick<FieldProps, 'description' | 'error' | 'warning' | 'good'>) {
  if (error) {
    return (
      <FieldError className={css('message', 'bad')}>
        <CircleAlert size={16} aria-hidden className={css('icon')} />
        <span>{error}</span>
      </FieldError>
    );
  }
  if (warning) {
    return (
      <Text slot="description" className={css('message', 'warn')}>
        <TriangleAlert size={16} aria-hidden className={css('icon')} />
        <span>{warning}</span>
      </Text>
    );
  }
  if (good) {
    return (
      <Text slot="description" className={css('message', 'good')}>
        <CircleCheck size={16} aria-hidden className={css('icon')} />
        <span>{good}</span>
      </Text>
    );
  }
  if (!description) return null;
  return (
    <Text slot="description" className={css('message')}>
      {description}
    </Text>
  );
}
