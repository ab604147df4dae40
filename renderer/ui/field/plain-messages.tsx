import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import type { FieldProps } from './field-props.ts';

const css = classNames(styles);

/** The lines under a field that is not a react-aria one; the field names them by `id`. */
export function PlainMessages({
  id,
  description,
  error,
  warning,
  good,
}: Pick<FieldProps, 'description' | 'error' | 'warning' | 'good'> & { readonly id: string }) {
  const message = error || warning || good || description;
  if (!message) return <span id={id} hidden />;
  const tone = error ? 'bad' : warning ? 'warn' : good ? 'good' : undefined;
  const Icon = error ? CircleAlert : warning ? TriangleAlert : good ? CircleCheck : undefined;
  return (
    <span id={id} className={css('message', tone)} role={error ? 'alert' : undefined}>
      {Icon && <Icon size={16} aria-hidden className={css('icon')} />}
      <span>{message}</span>
    </span>
  );
}
