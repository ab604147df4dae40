import { classNames } from '#renderer/ui/class-names.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import styles from './safety.module.css';

const css = classNames(styles);

/** The first 32 digits in groups of four, as head office says them. */
export function Fingerprint({ of }: { readonly of: string }) {
  return <span className={css('fingerprint')}>{fingerprintGroups(of).join(' ')}</span>;
}

/** The same, large enough to be read aloud. */
export function SpokenFingerprint({ of }: { readonly of: string }) {
  const groups = fingerprintGroups(of);
  return (
    <p className={css('spoken')}>
      {groups.slice(0, 4).join(' ')}
      <br />
      {groups.slice(4).join(' ')}
    </p>
  );
}
