import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listStoreFolders } from '#electron/main/backup/backup-place.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { changeSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { getSettings, saveSettings } from '#electron/main/db/terminal/settings-store.ts';
import { readWithPassphrase, unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { passphraseStanding } from '#electron/main/use-cases/safety/safety-status.ts';
import { setUpTestStore, temporaryDirectory, testNow, testPassphrase } from '#test/electron/db/test-store.ts';
import { setUp } from '#test/support/with-kiosk.ts';
import { type SafetyTest, untilKept, withSafeKiosk } from './safety-kiosk.ts';

const right = setUp.recoveryPassphrase;
const next = 'rana cobre tejado lluvia sendero';

async function opens(folder: string, passphrase: string): Promise<boolean> {
  const keys = await readWithPassphrase(folder, passphrase);
  keys?.close();
  return keys !== undefined;
}

async function standing({ call }: SafetyTest) {
  return (await call('getSafety', {})).passphrase;
}

test('the paper in the safe is tried: right, wrong, and not as often as one likes', () =>
  withSafeKiosk(async (story) => {
    expect(await standing(story)).toEqual({ triedAt: null, isDue: false });
    await story.call('tryPassphrase', { passphrase: right });
    const { triedAt } = await standing(story);
    expect(triedAt).not.toBeNull();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(await story.callForError('tryPassphrase', { passphrase: 'otra frase' })).toEqual({
        code: 'wrong-passphrase',
      });
    }
    expect(await story.callForError('tryPassphrase', { passphrase: right })).toMatchObject({
      code: 'throttled',
    });
    const tried = await story.call('listAuditEntries', {
      before: null,
      limit: 20,
      event: 'passphrase-tried',
    });
    expect(tried.map(({ detail }) => detail)).toEqual([
      ...[4, 3, 2, 1].map((failures) => ({ right: false, failures })),
      { right: true, failures: 0 },
    ]);
    expect(await standing(story)).toMatchObject({ triedAt });
  }));

test('whoever looks after the terminal is reminded after the days of the setting', async () => {
  const folder = temporaryDirectory();
  const { store } = await setUpTestStore(folder.path);
  const { db } = store;
  const days = (count: number) => new Date(testNow.getTime() + count * 24 * 60 * 60_000);
  const dueAfter = (count: number) => passphraseStanding({ db, clock: { now: () => days(count) } });
  expect([dueAfter(179), dueAfter(180)]).toEqual([
    { triedAt: null, isDue: false },
    { triedAt: null, isDue: true },
  ]);
  transact(db, () => saveSettings(db, { ...getSettings(db), passphraseTryDays: 30 }));
  const triedAt = days(100).toISOString();
  transact(db, () => changeSafetyRecord(db, { passphraseAt: triedAt }));
  expect([dueAfter(129), dueAfter(130)]).toEqual([
    { triedAt, isDue: false },
    { triedAt, isDue: true },
  ]);
  store.close();
  folder.remove();
});

test('a change that the power cut between the two copies counts, and both are of it after the next start', async () => {
  const folder = temporaryDirectory();
  (await setUpTestStore(folder.path)).store.close();
  const copy = join(folder.path, 'keyring.copy.json');
  const before = readFileSync(copy);
  const opened = unsealKeyRing(folder.path, undefined);
  if (opened.state !== 'unsealed') throw new Error(opened.state);
  (await opened.keys.rewrap(folder.path, next, { memory: 1024, passes: 1, lanes: 1 }))();
  const machine = JSON.parse(before.toString('utf8')).machine;
  expect(JSON.parse(readFileSync(copy, 'utf8')).machine).toEqual(machine);
  writeFileSync(copy, before);
  opened.keys.close();
  for (const passphrase of [testPassphrase, next]) expect(await opens(folder.path, passphrase)).toBe(true);
  const again = unsealKeyRing(folder.path, undefined);
  if (again.state !== 'unsealed') throw new Error(again.state);
  expect(again.keys.condition).toEqual({ repaired: ['keyring.copy.json'], recovery: 'whole' });
  again.keys.close();
  expect(await opens(folder.path, testPassphrase)).toBe(false);
  expect(await opens(folder.path, next)).toBe(true);
  folder.remove();
});

test('another passphrase opens the store and its place; the one before no more', () =>
  withSafeKiosk(async (story) => {
    const { call, callForError, stick, dataDirectory } = story;
    await call('chooseSafetyPlace', { path: stick });
    await untilKept(story);
    const wrong = { passphrase: 'otra frase', newPassphrase: next };
    expect(await callForError('changePassphrase', wrong)).toEqual({ code: 'wrong-passphrase' });
    const weak = { passphrase: right, newPassphrase: 'corta' };
    expect(await callForError('changePassphrase', weak)).toEqual({ code: 'weak-passphrase' });
    const same = { passphrase: right, newPassphrase: right };
    expect(await callForError('changePassphrase', same)).toEqual({ code: 'same-as-before' });
    expect(await opens(dataDirectory, right)).toBe(true);
    await call('changePassphrase', { passphrase: right, newPassphrase: next });
    const [place = ''] = listStoreFolders(stick);
    await story.until(() =>
      ['keyring.json', 'keyring.copy.json'].every((name) => isSameBlock(dataDirectory, place, name)),
    );
    for (const folder of [dataDirectory, place]) {
      expect(await opens(folder, next), folder).toBe(true);
      expect(await opens(folder, right), folder).toBe(false);
    }
    await untilKept(story);
    await story.restart();
    await story.call('signIn', { username: 'admin', password: 'marea-lenta-azul-9' });
    const [changed] = await call('listAuditEntries', { before: null, limit: 1, event: 'passphrase-changed' });
    expect(changed).toMatchObject({ detail: {} });
    await call('tryPassphrase', { passphrase: next });
  }));

function isSameBlock(one: string, other: string, name: string): boolean {
  const [here, there] = [one, other].map(
    (folder) => JSON.parse(readFileSync(join(folder, name), 'utf8')).recovery.wrapped,
  );
  return here === there;
}
