import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getThrottle, recordFailure } from '#electron/main/db/accounts/throttle-store.ts';
import { runSql } from '#electron/main/db/core/connection.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getKitAttempts, saveKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getGuard, saveGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { StoreFileError } from '#electron/main/store-files/store-file-error.ts';
import { later, openTestStore, testPassphrase } from '../test-store.ts';
import { atWork, placeAt, registerWithDocument, restoreNewest } from './backup-store.ts';
import { clerkId, data, eachTestHasTwoMachines, stick, target } from './two-machines.ts';

/** What a restored store knows, and what is not restored or opened at all. */

eachTestHasTwoMachines();

/** The first opening on the new machine. */
async function openRestored() {
  (await unsealWithPassphrase(target, testPassphrase, undefined))?.close();
  return openTestStore(target);
}

test('the restored store gives no attempt back, neither as it lies nor once it was opened', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  const { code } = await registerWithDocument(store, clerkId, 'A1');
  const guard = {
    spent: { check: 3, recovery: 1 },
    lockedAt: later(1).toISOString(),
    lockedBy: 'check',
  } as const;
  transact(store.db, () => {
    saveGuard(store.db, code, guard);
    saveKitAttempts(store.db, code, 4);
    recordFailure(store.db, 'unlock', clerkId, () => later(9));
  });
  await keeper.flush(30_000);
  store.close();
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
  const restored = await openRestored();
  expect(getGuard(restored.db, code)).toEqual(guard);
  expect(getKitAttempts(restored.db, code)).toBe(4);
  expect(getThrottle(restored.db, 'unlock', clerkId)).toMatchObject({
    failures: 1,
    lockedUntil: later(9).toISOString(),
  });
  restored.close();
});

test('what a restore left for the first opening is believed as it was written alone', async () => {
  const place = placeAt(stick);
  const { store } = await atWork(data, place);
  store.close();
  expect(await restoreNewest(place, target)).toMatchObject({ ok: true });
  const path = join(target, 'restored');
  const mark = readFileSync(path, 'utf8');
  const changed = mark.replace(/"codesThrough":\d+/, '"codesThrough":7');
  expect(changed).not.toBe(mark);
  writeFileSync(path, changed);
  await expect(openRestored()).rejects.toThrow(new StoreFileError('restored', 'file-damaged'));
  writeFileSync(path, mark);
  (await openRestored()).close();
});

test('a store whose trail was changed before it was copied is not restored as whole', async () => {
  const place = placeAt(stick);
  const { store, keeper } = await atWork(data, place);
  store.db.exec('DROP TRIGGER audit_event_is_never_changed');
  runSql(store.db, `UPDATE audit_event SET subject = 'E017-2-000001-7' WHERE sequence = 1`, []);
  await registerWithDocument(store, clerkId, 'A1');
  await keeper.flush(30_000);
  store.close();
  expect(await restoreNewest(place, target)).toEqual({
    ok: false,
    problem: 'database-damaged',
    file: 'ventanilla.db',
  });
  expect(readdirSync(target)).toEqual([]);
});
