import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';

const css = classNames(styles);

/** Room for a small mark at the end of a control, inside its row: labels keep their line for their words. */
export function FieldMark({ mark }: { readonly mark: ReactNode }) {
  return <span className={css('mark')}>{mark}</span>;
}
