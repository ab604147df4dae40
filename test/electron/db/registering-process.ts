import { fsyncSync, openSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { listAccounts } from '#electron/main/db/accounts/account-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import { inventPerson } from '#test/bench/people.ts';
import { openTestStore, registerWorker, startVisit, testNow } from './test-store.ts';

/**
 * A process of its own that registers people, each with a stored document, until it is killed. After each commit it
 * appends the code to the file `acknowledged`, as a receipt in somebody's hand, and tells its parent.
 */
const [, , directory = ''] = process.argv;
const store = await openTestStore(directory);
const clerkId = listAccounts(store.db)[0]?.id ?? '';
const acknowledged = openSync(join(directory, 'acknowledged'), 'a');
// What was compiled is kept for the next one: a killed process writes nothing.
flushCompileCache();
process.send?.('ready');

for (;;) {
  const index = Math.floor(Math.random() * 2 ** 40);
  const visitId = startVisit(store, clerkId);
  const put = await store.documents.put(Buffer.from(`specimen ${index}`.repeat(500)));
  if (!put.ok) throw new Error(put.problem);
  transact(store.db, () =>
    insertVisitDocument(store.db, {
      id: crypto.randomUUID(),
      visitId,
      kind: 'passport',
      mediaType: 'image/jpeg',
      original: put.file,
      pages: [],
      addedBy: clerkId,
      at: testNow,
    }),
  );
  const values = { ...inventPerson(index % 100_000), 'identity.number': `N${index}` };
  const { code } = registerWorker(store, clerkId, values, visitId);
  writeSync(acknowledged, `${code}\n`);
  fsyncSync(acknowledged);
  process.send?.('committed');
  if (index % 7 === 0) store.codes.topUp();
}
