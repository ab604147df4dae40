import type { WitnessFault } from '#electron/main/db/witnesses/judge-witnesses.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';

type Missing = Pick<Extract<ClerkSession, { state: 'acts-missing' }>, 'count' | 'entries'>;

/** Entries shown at most; what matters is the newest. */
const shownEntries = 100;

/** What the screen says of acts that the database lacks. */
export function describeMissing(faults: readonly WitnessFault[]): Missing {
  const missing = faults.filter((fault) => fault.fault === 'acts-missing');
  const count =
    missing.length === 0
      ? 0
      : Math.max(...missing.map(({ last }) => last)) - Math.min(...missing.map(({ first }) => first)) + 1;
  const entries = missing
    .flatMap(({ acts }) => acts.flatMap((act) => act.entries))
    .toReversed()
    .slice(0, shownEntries);
  return { count, entries };
}
