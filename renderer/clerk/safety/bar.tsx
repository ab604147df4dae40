import { classNames } from '#renderer/ui/class-names.ts';
import styles from './safety.module.css';

const css = classNames(styles);

/** How far something is: in words, and for the eye. */
export function Progress({ percent, words }: { readonly percent: number; readonly words: string }) {
  return (
    <>
      <p role="status">{words}</p>
      <div className={css('bar')} aria-hidden>
        <div style={{ width: `${percent}%` }} />
      </div>
    </>
  );
}
