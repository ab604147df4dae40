import { setTimeout as passing } from 'node:timers/promises';
import { staff } from '#test/support/set-up-terminal.ts';
import { ask, register } from './fast-forward.ts';
import { type HostName, startHost } from './hosts.ts';

/** The last minutes of a machine, in a process of its own so that it can be killed: who was registered last, and when. */

export interface DoomedOrder {
  readonly host: HostName;
  readonly dataDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Milliseconds after which an acknowledged act is at the place. */
const promise = 10_000;

const order = JSON.parse(process.argv[2] ?? '') as DoomedOrder;
try {
  const { host, dataDirectory, environment } = order;
  const { clerk, processId } = await startHost(host, { dataDirectory, environment, reader: 'recorded' });
  const { username, password } = staff.clerk;
  await ask(clerk, 'signIn', { username, password });
  const { code } = await register(clerk, {
    values: {
      'identity.surname': 'Andrade',
      'identity.givenNames': 'Julio',
      'identity.number': 'J1234567',
      'contract.workerName': 'Julio Andrade',
      'contract.workerDocument': 'J1234567',
      'identity.birthDate': '1984-11-23',
    },
  });
  await passing(promise);
  process.send?.({ said: code, processId });
} catch (error) {
  process.send?.({ said: String(error) });
}
// Stays alive: it is killed from outside.
setInterval(() => undefined, 60_000);
