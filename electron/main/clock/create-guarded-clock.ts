import type { Connection } from '#electron/main/db/core/connection.ts';
import { errorCode } from '#electron/main/db/core/disk-errors.ts';
import { problemOf } from '#electron/main/db/core/open-database.ts';
import {
  getBelievedLeaps,
  getClockMark,
  raiseClockMark,
  setBelievedLeaps,
} from '#electron/main/db/terminal/clock-store.ts';
import type { Clock } from '#electron/main/ports.ts';

/** Milliseconds between two savings of the mark when nothing else is written. Every audited act saves it too. */
const savingInterval = 30_000;
/** Milliseconds the machine's clock may be behind before somebody should know. */
const visibleDifference = 5 * 60_000;
const day = 24 * 60 * 60_000;
/**
 * Milliseconds the machine's clock may leap ahead of the time that passed and still be believed: while the terminal
 * runs, and in all, starts and their absences included. Both are shorter than the cooling-off of changed contact data.
 */
const believedLeap = day;
const believedLeaps = 6 * day;
/** How much of what was believed of leaps each moment makes good that the program itself saw pass. */
const madeGood = 6;

/** Milliseconds by which the machine's clock and the time that passes may drift apart between two looks at them. */
const drift = 2_000;

/** `behind` and `ahead` are the machine's clock against the kiosk's own time; either needs a person. */
export interface ClockStatus {
  readonly state: 'right' | 'behind' | 'ahead';
  readonly machine: Date;
  readonly own: Date;
  /** How often the machine's clock was set, not gone on, since the store was opened. */
  readonly timesSet: number;
}

export interface GuardedClock extends Clock {
  status(): ClockStatus;
  /** From now on the kiosk's own time is `time`; after the commit of the act that two people signed. */
  setTo(time: Date): void;
}

/**
 * The kiosk's own time. It follows the machine's clock, but never back, and never further ahead than is believed: then
 * it goes on by the time that really passes, so that deadlines neither revive, nor lapse early, nor stand still.
 * `passing` is milliseconds on a clock that nobody can set.
 */
export function createGuardedClock(
  db: Connection,
  systemTime: () => Date,
  passing: () => number,
): GuardedClock {
  let own = getClockMark(db);
  let readAt = passing();
  let savedAt = own;
  /** Whether the machine's clock was believed since the store was opened. */
  let agreed = false;
  /** What was believed of leaps while it runs, less what has really passed since: leaps in a row are one. */
  let leapt = 0;
  /** Of all leaps, less what was made good since. The store keeps it, so that a restart does not begin anew. */
  let leaps = getBelievedLeaps(db);
  let machineAt: number | undefined;
  let timesSet = 0;

  function read(): Date {
    const at = passing();
    const passed = at - readAt;
    own += own === 0 ? 0 : passed;
    leapt = Math.max(0, leapt - passed);
    leaps = Math.max(0, leaps - madeGood * passed);
    readAt = at;
    const machine = systemTime();
    if (machineAt !== undefined && Math.abs(machine.getTime() - machineAt - passed) > drift) timesSet += 1;
    machineAt = machine.getTime();
    const ahead = machine.getTime() - own;
    const isBelieved = leaps + ahead <= believedLeaps && (!agreed || leapt + ahead <= believedLeap);
    if (own === 0 || (ahead >= 0 && isBelieved)) {
      if (own !== 0) {
        leaps += ahead;
        if (agreed) leapt += ahead;
      }
      own = machine.getTime();
      agreed = true;
    }
    return machine;
  }

  function save(): void {
    // An act under way may be rolled back, and this with it.
    if (!db.inTransaction) savedAt = own;
    try {
      setBelievedLeaps(db, leaps);
      raiseClockMark(db, new Date(own));
    } catch (error) {
      // Telling the time never fails: the next interval, or the next audited act, saves the mark.
      if (problemOf(error) === undefined && errorCode(error) !== 'SQLITE_READONLY') throw error;
    }
  }

  return {
    now() {
      read();
      if (own - savedAt >= savingInterval && db.open) save();
      return new Date(own);
    },
    status() {
      const machine = read();
      const difference = machine.getTime() - own;
      const state = difference > 0 ? 'ahead' : -difference > visibleDifference ? 'behind' : 'right';
      return { state, machine, own: new Date(own), timesSet };
    },
    setTo(time) {
      own = time.getTime();
      readAt = passing();
      machineAt = undefined;
      savedAt = own;
      agreed = true;
    },
  };
}
