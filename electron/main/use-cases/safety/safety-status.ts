import type { Connection } from '#electron/main/db/core/connection.ts';
import type { BackupKeeper } from '#electron/main/db/safety/backup-keeper.ts';
import { changeSafetyRecord, getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import type { Clock } from '#electron/main/ports.ts';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import { isDrilledInVain, type SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';

/** Milliseconds by which what is kept of the last safe moment may be older than what is known. */
const keepingInterval = 10 * 60_000;

interface Timed {
  readonly db: Connection;
  readonly clock: Clock;
}

/** How the store stands with its place. Nothing is said to be safe but what the place confirmed. */
export function statusOf(context: Timed, backup: BackupKeeper): SafetyStatus {
  const { db } = context;
  const { state, problem, safeThrough, isSameDisk, snapshotAt } = backup.status();
  const { place, leftAt, safeThrough: known, damage, drill } = getSafetyRecord(db);
  const lacking = damage.filter(({ isNeeded }) => isNeeded).length;
  const through = state === 'none' ? null : (safeThrough ?? known);
  return {
    state,
    problem,
    lackingFiles: place === null ? 0 : lacking + (isDrilledInVain(drill, snapshotAt) ? 1 : 0),
    isDrillDue: isDrillDue(context),
    isPassphraseDue: passphraseStanding(context).isDue,
    place: place?.name ?? null,
    isSameDisk,
    // Rounded down: the view is not told of every second, and claims nothing that is not so.
    safeThrough: through === null ? null : `${through.slice(0, 16)}:00.000Z`,
    without: through === null ? (place?.chosenAt ?? leftAt ?? getTerminal(db).setUpAt) : null,
  };
}

/** Keeps the last safe moment: after a start without the place it is said since when nothing more is safe. */
export function keepSafeMoment(db: Connection, backup: BackupKeeper): void {
  const { state, safeThrough } = backup.status();
  if (safeThrough === null) return;
  const { safeThrough: kept } = getSafetyRecord(db);
  const behind = Date.parse(safeThrough) - (kept === null ? 0 : Date.parse(kept));
  if (behind > (state === 'problem' ? 0 : keepingInterval)) changeSafetyRecord(db, { safeThrough });
}

const day = 24 * 60 * 60_000;

export function passphraseStanding({ db, clock }: Timed): Safety['passphrase'] {
  const { passphraseAt } = getSafetyRecord(db);
  const since = Date.parse(passphraseAt ?? getTerminal(db).setUpAt);
  const days = (clock.now().getTime() - since) / day;
  return { triedAt: passphraseAt, isDue: days >= getSettings(db).passphraseTryDays };
}

/** Whether it is time to see again that the place would bring this terminal back. Without a place there is nothing to try. */
function isDrillDue({ db, clock }: Timed): boolean {
  const { place, drill, restored } = getSafetyRecord(db);
  if (place === null) return false;
  const whole = drill?.outcome.outcome === 'restored' ? drill.at : place.chosenAt;
  const since = Math.max(...[whole, restored?.at ?? whole].map((at) => Date.parse(at)));
  return clock.now().getTime() - since >= getSettings(db).drillDays * day;
}
