import { classNames } from '#renderer/ui/class-names.ts';
import styles from './safety.module.css';

const css = classNames(styles);

/** How far it is, for the eye: the words above it say the same. */
export function Bar({ percent }: { readonly percent: number }) {
  return (
    <div className={css('bar')} aria-hidden>
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}
