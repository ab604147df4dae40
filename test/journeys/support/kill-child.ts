import { flushCompileCache } from 'node:module';
import { ClerkAtCounter, type SpecimenFiles } from './clerk-journey.ts';
import { type HostName, startHost } from './hosts.ts';
import { chains, comesIn } from './kill-steps.ts';
import { WorkerAtScreen } from './worker-journey.ts';

/** One life of the chain, in a process of its own so that it can be killed: says when it is in the middle, and waits. */

export interface KillOrder {
  readonly host: HostName;
  readonly dataDirectory: string;
  readonly specimens: SpecimenFiles;
  readonly chain: keyof typeof chains;
  /** Position in the chain's `lives`. */
  readonly life: number;
}

const order = JSON.parse(process.argv[2] ?? '') as KillOrder;
const life = chains[order.chain].lives[order.life];
if (life === undefined) throw new Error('no such life');
try {
  const { clerk, worker, processId } = await startHost(order.host, {
    dataDirectory: order.dataDirectory,
    environment: { VENTANILLA_MAIL_FOLDER: '1' },
    reader: life.reader ?? 'recorded',
  });
  const scene = {
    clerk: new ClerkAtCounter(clerk),
    worker: new WorkerAtScreen(worker, 'es'),
    specimens: order.specimens,
    dataDirectory: order.dataDirectory,
  };
  await comesIn(scene);
  await life.finds(scene);
  await life.goesOn(scene);
  // What was compiled is kept for the next one: a killed process writes nothing.
  flushCompileCache();
  process.send?.({ said: 'in the middle', processId });
} catch (error) {
  process.send?.({ said: String(error) });
}
// Stays alive: it is killed from outside.
setInterval(() => undefined, 60_000);
