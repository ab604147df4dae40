import type { ReactNode } from 'react';
import styles from './field-pair.module.css';

/** Two fields that belong together side by side, so that a dialog shows its question and its answer at once. */
export function FieldPair({ children }: { readonly children: ReactNode }) {
  return <div className={styles['pair']}>{children}</div>;
}
