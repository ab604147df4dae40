import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#electron/main/context/context.ts';

/** Milliseconds that anybody waits for a place at most; one that hangs says so by itself. */
const patience = 6000;
const look = 20;

/**
 * Until the backup place was read once since the start, or it is known to be away. It may know that the data folder was put
 * back as a whole: nobody begins to work in the second before that is found, and gives what was given once already. False
 * where nobody works here any more.
 */
export async function waitForPlace({ safety, closing }: Context): Promise<boolean> {
  for (let waited = 0; waited < patience && safety?.backup.status().state === 'looking'; waited += look) {
    if (closing.aborted) return false;
    await pause(look);
  }
  return !closing.aborted;
}
