import { classNames } from '#renderer/ui/class-names.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import styles from './safety.module.css';

const css = classNames(styles);

interface FingerprintProps {
  readonly of: string;
}

/** The first 32 digits in groups of four, four to a line, as head office says them. */
export function Fingerprint({ of }: FingerprintProps) {
  return (
    <span className={css('fingerprint')}>
      <Groups of={of} />
    </span>
  );
}

/** The same, large enough to be read aloud. */
export function SpokenFingerprint({ of }: FingerprintProps) {
  return (
    <p className={css('spoken')}>
      <Groups of={of} />
    </p>
  );
}

function Groups({ of }: FingerprintProps) {
  const groups = fingerprintGroups(of);
  return (
    <>
      {groups.slice(0, 4).join(' ')}
      <br />
      {groups.slice(4).join(' ')}
    </>
  );
}
