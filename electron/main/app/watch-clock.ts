import type { ClockStatus } from '#electron/main/clock/create-guarded-clock.ts';
import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { unlessDiskFails } from '#electron/main/db/core/unless-disk-fails.ts';
import { recordAs } from '../context/record.ts';

/** Puts on the trail, once each time, that the machine's clock went wrong, and that it is right again. */
export function createClockWatch(context: Context): () => void {
  let seen: ClockStatus['state'] = 'right';
  return () => {
    const { state, machine, own } = context.clock.status();
    if (state === seen) return;
    seen = state;
    unlessDiskFails(() =>
      transact(context.db, () =>
        recordAs(context, null, 'clock-looked-at', null, {
          standing: state,
          machine: machine.toISOString(),
          own: own.toISOString(),
        }),
      ),
    );
  };
}
