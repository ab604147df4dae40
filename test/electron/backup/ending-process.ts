import { constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { exitWithoutPlaces, startPlaceThread } from '#electron/main/backup/place-thread.ts';

/** A process of its own, which ends while its thread reads a file: a pipe there, as a share that hangs, holds it. */
const [, , folder = ''] = process.argv;
const path = join(folder, 'file');
// As a text it is opened and read in one call of Node's, in the middle of which no thread ends.
const reading = `require('node:fs').readFileSync(${JSON.stringify(path)}, 'utf8');
require('node:worker_threads').parentPort.on('message', () => undefined);`;
startPlaceThread(reading, { eval: true });

/** A pipe can be opened so once somebody reads there, and whoever reads waits for what is never written. */
function isRead(): boolean {
  try {
    openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    return true;
  } catch {
    return false;
  }
}
while (!isRead()) await new Promise((resolve) => setTimeout(resolve, 5));
await exitWithoutPlaces(() => process.exit(3), 500);
