import { cpSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Connection, findRow, listRows } from '#electron/main/db/core/connection.ts';
import { openDatabase } from '#electron/main/db/core/open-database.ts';
import type { JournalEvent } from '#electron/main/db/journal/act-journal.ts';
import { applyRows } from '#electron/main/db/journal/apply-rows.ts';
import { captureRows, type RowChange } from '#electron/main/db/journal/capture-rows.ts';
import { listJournalledTables } from '#electron/main/db/journal/journalled-tables.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { firstEventHash, readEvent } from '#shared/contract/head-office/events.ts';
import { clerkId, store } from '#test/electron/db/each-test-store.ts';
import { registerWorker, temporaryDirectory } from '#test/electron/db/test-store.ts';
import { createFakeKeystore } from '#test/support/fakes/fake-devices.ts';
import { issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { lockByChecks, revoke } from '#test/support/fakes/service-journey.ts';
import { setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';

function openCopy(directory: string) {
  const unsealed = unsealKeyRing(directory, createFakeKeystore());
  if (unsealed.state !== 'unsealed') throw new Error(unsealed.state);
  const opened = openDatabase(directory, unsealed.keys.key('database'));
  unsealed.keys.close();
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

/** Every row of every table that the journal carries; `search` is the mark of what is made again. */
function contentOf(db: Connection): Record<string, unknown[]> {
  return Object.fromEntries(
    listJournalledTables(db).map(({ name }) => [
      name,
      listRows<{ name?: string }>(db, `SELECT * FROM ${name}`)
        .filter((row) => !(name === 'high_water' && row.name === 'search'))
        .map((row) => JSON.stringify(row))
        .toSorted(),
    ]),
  );
}

function rowsOf(event: JournalEvent): RowChange[] {
  const reading = readEvent(event.content);
  if (reading.state !== 'known') throw new Error(`the journal has an event that is ${reading.state}`);
  return reading.event.payload['rows'] as unknown as RowChange[];
}

test('a copy of before and the journal since are the store: every row of every table, whatever was done', async () => {
  const [folder, copyFolder] = [temporaryDirectory(), temporaryDirectory()];
  try {
    await withEmptyKiosk(async ({ call }) => void (await call('setUpTerminal', setUp)), folder.path);
    cpSync(folder.path, copyFolder.path, { recursive: true });

    const journal: JournalEvent[] = [];
    await withEmptyKiosk(
      async (story) => {
        const issued = await issueWithKit(story);
        await lockByChecks(story, issued);
        await revoke(story, issued, 'document-lost');
      },
      folder.path,
      { journal: (event) => journal.push(event) },
    );

    const original = openCopy(folder.path);
    const copy = openCopy(copyFolder.path);
    const publicKey = findRow<{ key: string }>(original.db, 'SELECT public_key AS key FROM signing_key')?.key;
    let previous = firstEventHash;
    let act =
      findRow<{ value: number }>(copy.db, "SELECT value FROM high_water WHERE name = 'act'")?.value ?? 0;
    for (const event of journal) {
      const reading = readEvent(event.content);
      act += 1;
      expect(reading).toMatchObject({
        state: 'known',
        event: { scope: 'terminal', number: act, previousHash: previous },
      });
      expect(isSignedBy(event.content, event.signature, publicKey ?? '')).toBe(true);
      copy.db.transaction(() => applyRows(copy.db, rowsOf(event))).immediate();
      previous = event.hash;
    }
    expect(journal.length).toBeGreaterThan(50);
    expect(contentOf(copy.db)).toEqual(contentOf(original.db));

    // Once more from the beginning of the last act: nothing changes.
    const last = journal.at(-1);
    if (last !== undefined) copy.db.transaction(() => applyRows(copy.db, rowsOf(last))).immediate();
    expect(contentOf(copy.db)).toEqual(contentOf(original.db));
    original.close();
    copy.close();
  } finally {
    folder.remove();
    copyFolder.remove();
  }
});

test('what is rolled back is not noted; bytes and removed rows are', () => {
  const capture = captureRows(store.db);
  expect(() =>
    store.db.transaction(() => {
      store.db.exec("INSERT INTO setting VALUES ('gone', '1')");
      throw new Error('rolled back');
    })(),
  ).toThrow('rolled back');
  expect(capture.take()).toEqual([]);
  const { visitId } = registerWorker(store, clerkId, {});
  capture.take();
  store.db.exec(`
    INSERT INTO visit_document (id, visit_id, kind, media_type, size, sha256, file, added_at, added_by)
      VALUES ('d1', '${visitId}', 'passport', 'image/png', 1, 's', 'f', 't', '${clerkId}');
    INSERT INTO document_reading (document_id, state, strip, round) VALUES ('d1', 'read', x'00ff', 1);`);
  expect(capture.take()).toMatchObject([
    { table: 'visit_document' },
    { table: 'document_reading', key: ['d1'], row: { strip: { base64: 'AP8=' } } },
  ]);
  // The reading goes with its document.
  store.db.exec("DELETE FROM visit_document WHERE id = 'd1'");
  expect(
    capture
      .take()
      .map(({ table, row }) => [table, row])
      .toSorted(),
  ).toEqual([
    ['document_reading', null],
    ['visit_document', null],
  ]);
});

test('every table is in the journal, or made again from the others', () => {
  const names = listRows<{ name: string }>(
    store.db,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY name",
  ).map(({ name }) => name);
  const journalled = new Set(listJournalledTables(store.db).map(({ name }) => name));
  expect(names.filter((name) => !journalled.has(name))).toEqual([
    'name_variant',
    'worker_search',
    'worker_search_config',
    'worker_search_data',
    'worker_search_docsize',
    'worker_search_idx',
  ]);
});
