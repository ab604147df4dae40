import { getClockMark, raiseClockMark } from '#electron/main/db/clock-store.ts';
import type { Connection } from '#electron/main/db/connection.ts';
import { problemOf } from '#electron/main/db/open-database.ts';
import type { Clock } from '#electron/main/ports.ts';

/** Milliseconds between two savings of the mark when nothing else is written. Every audited act saves it too. */
const savingInterval = 30_000;
/** Milliseconds the machine's clock may be behind the mark before somebody should know. */
const visibleDifference = 5 * 60_000;
const day = 24 * 60 * 60_000;
/** Milliseconds a jump ahead may be between two readings of a running terminal, and since the store was last open. */
const visibleJump = day;
const visibleAbsence = 60 * day;

export interface GuardedClock extends Clock {
  /**
   * `behind`: the machine's clock is earlier than a moment this store has seen, so time stands still here until it
   * catches up. `jumped-ahead`: it leapt by more than a day while the terminal ran, or by more than 60 since it last
   * ran. Either needs a person.
   */
  standing(): 'right' | 'behind' | 'jumped-ahead';
}

/**
 * The machine's clock, never earlier than the latest moment the store has seen: turning it back cannot revive a code
 * or lift a lock.
 */
export function createGuardedClock(db: Connection, systemTime: () => Date): GuardedClock {
  let highest = getClockMark(db);
  let savedAt = highest;
  let lastReading: number | undefined;
  let jumped = false;

  function read(): number {
    const system = systemTime().getTime();
    const allowed = lastReading === undefined ? visibleAbsence : visibleJump;
    const before = lastReading ?? highest;
    if (before > 0 && system - before > allowed) jumped = true;
    lastReading = system;
    return system;
  }

  function save(): void {
    savedAt = highest;
    try {
      raiseClockMark(db, new Date(highest));
    } catch (error) {
      // Telling the time never fails: the next interval, or the next audited act, saves the mark.
      if (problemOf(error) === undefined) throw error;
    }
  }

  return {
    now() {
      highest = Math.max(highest, read());
      if (highest - savedAt >= savingInterval && db.open) save();
      return new Date(highest);
    },
    standing() {
      if (highest - read() > visibleDifference) return 'behind';
      return jumped ? 'jumped-ahead' : 'right';
    },
  };
}
