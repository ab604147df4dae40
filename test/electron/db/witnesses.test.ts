import { createHash, createHmac } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendAudit, getAuditHead, listAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { reservationFileName } from '#electron/main/db/registration/code-reservation.ts';
import { actFileName } from '#electron/main/db/witnesses/act-file.ts';
import { anchorFileName } from '#electron/main/db/witnesses/audit-anchor.ts';
import { describeFault } from '#electron/main/db/witnesses/describe-fault.ts';
import { documentPath, documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import {
  clerkId,
  database,
  documentFiles,
  documentsEach,
  eachTestHasAStoreToPutBack,
  faultOf,
  folder,
  keep,
  pathOf,
  register,
  registerMany,
  startForASecond,
} from './put-back-store.ts';
import { openTestStore, temporaryDirectory, testNow, tryTestStore } from './test-store.ts';

eachTestHasAStoreToPutBack();

/** What lies outside the database knows of every act: a store that is not the last one is known at its start. */

/** What a process killed now leaves: a copy of the folder, with the log and without a clean end. */
function imageOf(image: string): void {
  cpSync(folder.path, image, { recursive: true });
}

describe('an older database put back for a second', () => {
  async function thirteen(): Promise<{ older: () => void; right: () => void }> {
    await registerMany(1, 3);
    const older = keep(database);
    await registerMany(4, 13);
    expect(documentFiles()).toHaveLength(13 * documentsEach);
    return { older, right: keep(database) };
  }

  test('costs no document: the start waits for a person, and nothing is touched', async () => {
    const { older, right } = await thirteen();
    older();
    expect(await startForASecond()).toBe('held');
    right();
    expect(await startForASecond()).toBe('open');
    expect(documentFiles()).toHaveLength(13 * documentsEach);
    expect(await faultOf()).toBeUndefined();
  });

  test.each([
    ['the witness of acts', [actFileName]],
    ['the reservation of codes', [reservationFileName]],
    ['both', [actFileName, reservationFileName]],
  ])('is known all the same without %s', async (_what, gone) => {
    const { older } = await thirteen();
    older();
    for (const name of gone) rmSync(pathOf(name));
    expect(await startForASecond()).toBe('held');
    expect(await faultOf()).toMatch(/^witnesses: acts \d+ to \d+ are missing/);
    expect(documentFiles()).toHaveLength(13 * documentsEach);
  });

  test('a person goes on; the right database comes back, and with it every document', async () => {
    const { older, right } = await thirteen();
    older();
    const store = await openTestStore(folder.path, { accountId: clerkId, reason: 'no newer copy is known' });
    await store.sweepDocuments();
    const code = await register(store, 99);
    store.close();
    expect(await startForASecond()).toBe('open');
    expect(await faultOf()).toBeUndefined();
    expect(Number(code.slice(7, 13))).toBeGreaterThan(13);

    right();
    expect(await startForASecond()).toBe('held');
    const back = await openTestStore(folder.path, { accountId: clerkId, reason: 'this is the right one' });
    await back.sweepDocuments();
    back.close();
    expect(await faultOf()).toBeUndefined();
  });

  test('going on keeps what the first missing act named in its place: it was written before that act', async () => {
    await registerMany(1, 1);
    const older = keep(database);
    const store = await openTestStore(folder.path);
    const put = await store.documents.put(Buffer.from('the first page of somebody'));
    if (!put.ok) throw new Error(put.problem);
    const old = new Date(Date.now() - 2 * 60 * 60_000);
    utimesSync(documentPath(folder.path, put.file.name), old, old);
    await register(store, 2, 0);
    store.close();
    older();
    (await openTestStore(folder.path, { accountId: clerkId, reason: 'no newer copy is known' })).close();
    expect(await startForASecond()).toBe('open');
    expect(existsSync(documentPath(folder.path, put.file.name))).toBe(true);
  });
});

describe('witnesses put back along with the database', () => {
  test.each([
    ['the witness of acts', [actFileName], /reservation of codes knows of them/],
    [
      'the witness of acts and the reservation',
      [actFileName, reservationFileName],
      /documents' folder knows/,
    ],
    ['the reservation', [reservationFileName], /witness of acts knows of them/],
    ['the documents', [documentsDirectoryName], /witness of acts knows of them/],
    [
      'the witness of acts and the documents',
      [actFileName, documentsDirectoryName],
      /reservation of codes knows/,
    ],
  ])('%s', async (_what, along, known) => {
    await registerMany(1, 5);
    const older = keep([...database, ...along]);
    await registerMany(6, 9);
    older();
    expect(await startForASecond()).toBe('held');
    expect(await faultOf()).toMatch(known);
  });

  test.each([
    ['the witness of acts', actFileName, { witness: 'acts', state: 'behind' }],
    ['the reservation', reservationFileName, { witness: 'codes', state: 'behind' }],
    ['the documents', documentsDirectoryName, { witness: 'documents', state: 'files-missing' }],
  ])('%s alone put back: known, nothing is swept, and it is on the trail', async (_what, name, expected) => {
    await registerMany(1, 5);
    const older = keep([name]);
    await registerMany(6, 9);
    const files = documentFiles().length;
    const store = await openTestStore(folder.path);
    // Taken off: an orphan, which a sound store would move aside.
    store.db.exec("DELETE FROM visit_document WHERE id = '1-0'");
    store.close();
    older();
    const before = documentFiles();
    const opened = await openTestStore(folder.path);
    expect(await opened.sweepDocuments()).toBe(0);
    const [entry] = listAudit(opened.db, { before: null, limit: 1, event: 'witness-differs' });
    expect(entry?.detail).toMatchObject(expected);
    opened.close();
    expect(documentFiles()).toEqual(before);
    expect(before.length).toBeLessThanOrEqual(files);
  });

  test('the reservation knows of the acts of a killed terminal too, a round of upkeep later', async () => {
    await registerMany(1, 2);
    const older = keep([...database, actFileName]);
    const store = await openTestStore(folder.path);
    await register(store, 3, 0);
    store.codes.topUp();
    const reserved = readFileSync(pathOf(reservationFileName));
    store.close();
    writeFileSync(pathOf(reservationFileName), reserved);
    older();
    expect(await startForASecond()).toBe('held');
    expect(await faultOf()).toMatch(/reservation of codes knows of it/);
  });

  test('a reservation with the digest of anybody is not ours', async () => {
    await registerMany(1, 2);
    const digest = createHash('sha256').update('ventanilla code reservation 1').digest('hex').slice(0, 32);
    writeFileSync(pathOf(reservationFileName), `1 ${digest}`.padEnd(63).concat('\n').repeat(2));
    expect(await faultOf()).toMatch(/^witnesses: the reservation of codes is not ours/);
    await expect(tryTestStore(folder.path)).rejects.toThrow('code-reservation: file-damaged');
  });
});

describe('the last act lost from the write-ahead log', () => {
  /** An image of a killed terminal whose last act is a registration. */
  async function killed(): Promise<{ directory: string; code: string }> {
    const store = await openTestStore(folder.path);
    await register(store, 1, 1);
    const code = await register(store, 2, 0);
    const directory = pathOf('image');
    const image = temporaryDirectory();
    imageOf(image.path);
    store.close();
    renameSync(image.path, directory);
    return { directory, code };
  }

  test('an intact image opens, also when the kill came between the commit and its witness', async () => {
    const store = await openTestStore(folder.path);
    await register(store, 1, 1);
    const kept = readFileSync(pathOf(actFileName));
    await register(store, 2, 0);
    const image = temporaryDirectory();
    imageOf(image.path);
    store.close();
    writeFileSync(join(image.path, actFileName), kept);
    expect(await faultOf(image.path)).toBeUndefined();
    const again = await openTestStore(image.path);
    expect(again.faults).toEqual([]);
    again.close();
    image.remove();
  });

  test('the act is named, to the start and to verify', async () => {
    const { directory, code } = await killed();
    const log = join(directory, `${databaseFileName}-wal`);
    const bytes = readFileSync(log);
    writeFileSync(log, bytes.subarray(0, bytes.length - 100));
    const opened = await tryTestStore(directory);
    expect(opened.state).toBe('held');
    if (opened.state !== 'held') return;
    const [fault] = opened.held.faults;
    expect(fault && describeFault(fault)).toContain(`identification-code-allotted ${code}`);
    expect(() => opened.held.db.exec('DELETE FROM setting')).toThrow(/readonly/);
    opened.held.close();
    expect(await faultOf(directory)).toContain(`identification-code-allotted ${code}`);
  });

  test('the log removed', async () => {
    const { directory, code } = await killed();
    rmSync(join(directory, `${databaseFileName}-wal`));
    expect(await faultOf(directory)).toContain(code);
  });

  test('the index of the log removed costs nothing', async () => {
    const { directory } = await killed();
    rmSync(join(directory, `${databaseFileName}-shm`));
    expect(await faultOf(directory)).toBeUndefined();
  });

  test.each([0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.99])(
    'a byte flipped at %f of the log loses nothing, or says what',
    async (share) => {
      const { directory, code } = await killed();
      const log = join(directory, `${databaseFileName}-wal`);
      const bytes = readFileSync(log);
      const at = Math.floor(bytes.length * share);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(log, bytes);
      const fault = await faultOf(directory);
      if (fault !== undefined) return expect(fault).toMatch(/missing|database:/);
      const store = await openTestStore(directory);
      const codes = store.db.prepare('SELECT identification_code FROM worker').pluck().all();
      store.close();
      expect(codes).toContain(code);
    },
  );
});

describe('a store of a version before 240', () => {
  /** Its witnesses as that version left them, over a database that counts no act yet. */
  function asBefore(store: Store): void {
    const { db, keys } = store;
    db.exec('DROP TRIGGER IF EXISTS high_water_never_falls');
    db.exec("UPDATE high_water SET value = 0 WHERE name = 'act'");
    const head = getAuditHead(db);
    const seal = createHmac('sha256', keys.key('file'))
      .update(`ventanilla audit anchor ${head.sequence} ${head.hash}`)
      .digest('hex');
    const number = db.prepare("SELECT value FROM high_water WHERE name = 'code'").pluck().get() as number;
    const digest = createHash('sha256').update(`ventanilla code reservation ${number}`).digest('hex');
    store.close();
    rmSync(pathOf(actFileName));
    writeFileSync(pathOf(anchorFileName), JSON.stringify({ ...head, seal }));
    const slot = `${number} ${digest.slice(0, 32)}`.padEnd(63).concat('\n');
    writeFileSync(pathOf(reservationFileName), slot + slot);
  }

  test('is taken over: nothing is asked, nothing is on the trail, and its next code follows', async () => {
    const store = await openTestStore(folder.path);
    const code = await register(store, 1);
    asBefore(store);
    const again = await openTestStore(folder.path);
    expect(again.faults).toEqual([]);
    expect(existsSync(pathOf(anchorFileName))).toBe(false);
    const next = await register(again, 2);
    again.close();
    expect(Number(next.slice(7, 13))).toBe(Number(code.slice(7, 13)) + 1);
    expect(await faultOf()).toBeUndefined();
  });

  test('an older database under it is known by the old anchor', async () => {
    const store = await openTestStore(folder.path);
    await register(store, 1);
    asBefore(store);
    const older = keep(database);
    const newer = await openTestStore(folder.path);
    await register(newer, 2);
    transact(newer.db, () =>
      appendAudit(newer.db, {
        event: 'record-read',
        accountId: clerkId,
        subject: null,
        detail: {},
        at: testNow,
      }),
    );
    asBefore(newer);
    older();
    expect(await startForASecond()).toBe('held');
  });
});
