import { appendFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { listAccounts } from '#electron/main/db/accounts/account-store.ts';
import { recordFailure } from '#electron/main/db/accounts/throttle-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { openWithBackup, placeAt, registerWithDocument, until } from './backup-store.ts';

/**
 * A process of its own: a counter with a backup place, where people are registered with a document and attempts are
 * spent, until it is killed. What was acknowledged, and after which everything was at the place, stands in a file that
 * is on neither.
 */
const [, , directory = '', stick = '', witness = ''] = process.argv;
const { store, keeper } = await openWithBackup(directory);
const clerkId = listAccounts(store.db)[0]?.id ?? '';
keeper.usePlace(placeAt(stick));
// Until the first snapshot is whole nothing is at the place.
await until(() => keeper.status().state === 'kept');
const say = (line: string) => appendFileSync(witness, `${line} ${Date.now()}\n`);

// What was compiled is kept for the next one: a killed process writes nothing.
flushCompileCache();
for (let turn = 1; ; turn += 1) {
  const { code } = await registerWithDocument(store, clerkId, `N${Date.now()}-${turn}`);
  say(`registered ${code}`);
  const failures = transact(store.db, () => recordFailure(store.db, 'service', 'E017', () => null).failures);
  say(`failed ${failures}`);
  if (turn % 3 === 0) {
    await keeper.flush(60_000);
    if (keeper.status().state === 'kept') say('safe -');
  }
  process.send?.('turn');
}
