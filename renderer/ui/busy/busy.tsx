import { LoaderCircle } from 'lucide-react';
import { classNames } from '../class-names.ts';
import styles from './busy.module.css';

const css = classNames(styles);

/** Work under way, in words. Shown for anything longer than half a second; shorter work never flashes it. */
export function Busy({ label }: { readonly label: string }) {
  return (
    <div className={css('busy')} role="status">
      <LoaderCircle size={22} aria-hidden className={css('turning')} />
      <span>{label}</span>
    </div>
  );
}
