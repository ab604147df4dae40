import type { Widen } from '../../catalogue.ts';
import type { clock as spanish } from '../../es/clerk/clock.ts';

/** Words of a clock that does not agree. */
export const clock: Widen<typeof spanish> = {
  behind: "This machine's clock is behind",
  behindText:
    'The machine says {{machine}}; Ventanilla has seen a later moment and goes on from {{own}}. Nothing opens again by that. Tell the administrator.',
  ahead: "This machine's clock leapt ahead",
  aheadText:
    'The machine says {{machine}}; by the time that passed, Ventanilla goes on at {{own}} and dates everything so. Tell the administrator.',
  adminText:
    "Set the system's clock right. If it is right already, take its time with a supervisor's signature.",
  set: "The machine's time is right…",
  setTitle: "Take the machine's time",
  setText:
    'Ventanilla will take the time of this machine. Open one-time codes end and no wait becomes shorter. It stays on the audit trail with both signatures.',
};
