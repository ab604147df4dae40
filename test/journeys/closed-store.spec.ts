import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#electron/main/db/core/open-database.ts';
import { type KeyRing, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { root } from './support/hosts.ts';
import { expect, test } from './support/story.ts';

test.use({ reader: 'recorded' });

/** A store that does not open says why and what to do, and stays as it is. */

function keysOf(dataDirectory: string): KeyRing {
  const unsealed = unsealKeyRing(dataDirectory, undefined);
  if (unsealed.state !== 'unsealed') throw new Error('the key file does not open the store');
  return unsealed.keys;
}

test('a store that another program has open says so, and opens by itself', async ({
  start,
  dataDirectory,
}) => {
  const keys = keysOf(dataDirectory);
  const holder = fork(join(root, 'test/electron/db/hold-database.ts'), [
    dataDirectory,
    keys.key('database').toString('hex'),
  ]);
  keys.close();
  expect((await once(holder, 'message'))[0]).toBe('open');
  const kiosk = await start();
  const { problem, advice } = catalogues.es.clerk.unavailable;
  await expect(kiosk.clerk.getByText(problem['database-busy'])).toBeVisible();
  await expect(kiosk.clerk.getByText(advice['database-busy'])).toBeVisible();
  holder.kill('SIGKILL');
  await new ClerkAtCounter(kiosk.clerk).signsIn(staff.clerk);
});

test('a store of a newer program is left as it is', async ({ start, dataDirectory }) => {
  const keys = keysOf(dataDirectory);
  const opened = openDatabase(dataDirectory, keys.key('database'));
  if (!opened.ok) throw new Error(opened.problem);
  opened.db.pragma('user_version = 9990');
  opened.close();
  keys.close();
  const before = readFileSync(join(dataDirectory, 'ventanilla.db'));
  const kiosk = await start();
  const { problem, advice } = catalogues.es.clerk.unavailable;
  await expect(kiosk.clerk.getByText(problem['database-newer'])).toBeVisible();
  await expect(kiosk.clerk.getByText(advice['database-newer'])).toBeVisible();
  await kiosk.close();
  expect(readFileSync(join(dataDirectory, 'ventanilla.db')).equals(before)).toBe(true);
});

test('a key ring that is not understood is named, and nothing waits or is set up', async ({
  start,
  dataDirectory,
}) => {
  const path = join(dataDirectory, 'keyring.json');
  for (const copy of [path, join(dataDirectory, 'keyring.copy.json')]) writeFileSync(copy, '{');
  const kiosk = await start();
  const { problem, safeOf } = catalogues.es.clerk.unavailable;
  await expect(
    kiosk.clerk.getByText(problem['file-damaged'].replace('{{file}}', 'keyring.json')),
  ).toBeVisible();
  await expect(kiosk.clerk.getByText(safeOf.keys)).toBeVisible();
  await expect(kiosk.clerk.getByText(/Incidente [A-Z0-9]{2}-[A-Z0-9]{3}/)).toBeVisible();
  await kiosk.close();
  expect(readFileSync(path, 'utf8')).toBe('{');
});
