import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReceipt } from '#electron/main/packets/receipt-file.ts';
import { admitKeys } from '#electron/tools/head-office/admit.ts';
import { importPacket, readPacketFile } from '#electron/tools/head-office/import-packet.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { packetsOn } from '#electron/tools/head-office/packet-files.ts';
import { writeSample } from '#test/electron/packets/sample-packet.ts';
import { admit, hashOf, makeTerminal, submit } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

describe.skipIf(!hasPostgres())('a packet that is taken in', () => {
  let db: TestDatabase;
  let sql: postgres.Sql;
  let office: Office;
  let folder = '';
  const at = new Date('2026-11-30T12:00:00Z');
  beforeAll(async () => {
    db = await startTestDatabase();
    ({ sql, office } = await startOperator(db));
    folder = mkdtempSync(join(tmpdir(), 'ventanilla-import-'));
  });
  afterAll(async () => {
    await db?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function packet(name: string, wishes: Partial<Parameters<typeof writeSample>[0]>): Promise<string> {
    const place = join(folder, name);
    mkdirSync(place);
    await writeSample({ folder: place, office, ...wishes });
    return packetsOn(place)[0]?.path ?? '';
  }

  test('the key must be known, then all of it is kept, answered, and answered again', async () => {
    const path = await packet('whole', { events: 5, documents: [3000, 20], missing: [1] });
    await expect(importPacket(sql, office, path, at)).rejects.toThrow(/admit-key/);
    const { manifest } = readPacketFile(path);
    await admitKeys(sql, office, manifest, 'Agencia Norte', at);
    const first = await importPacket(sql, office, path, at);
    expect(first).toMatchObject({
      terminal: manifest.terminal,
      fresh: 5,
      known: 0,
      documents: 1,
      missingDocuments: 1,
    });
    const again = await importPacket(sql, office, path, at);
    expect(again).toMatchObject({ fresh: 0, known: 5 });
    const receipts = await sql<
      { number: number; content: string }[]
    >`SELECT * FROM desk.receipts(${manifest.terminal}, 0)`;
    for (const { content } of receipts) {
      const reading = readReceipt(Buffer.from(content), office.keys);
      expect(reading.ok && reading.receipt.answers.map(({ number, outcome }) => [number, outcome])).toEqual(
        [1, 2, 3, 4, 5].map((number) => [number, 'acknowledged']),
      );
    }
    expect(receipts.map(({ number }) => number)).toEqual([1, ...first.receipts, ...again.receipts]);

    const documents = await sql`SELECT sha256, state FROM reading.document ORDER BY state`;
    expect(documents.map(({ state }) => state)).toEqual(['finished', 'missing']);
    const [kept] =
      await db.admin`SELECT string_agg(piece, '' ORDER BY at) AS bytes FROM records.document_piece`;
    const decrypter = new Decrypter();
    decrypter.addIdentity(office.identity);
    expect(hashOf(await decrypter.decrypt(kept?.['bytes']))).toBe(documents[0]?.['sha256']);
  });

  test('nothing is taken by a key that the database alone has, and what is not confirmed is said', async () => {
    const path = packetsOn(join(folder, 'whole'))[0]?.path ?? '';
    const { publicKey } = readPacketFile(path).manifest;
    const call = (type: string) =>
      db.admin.begin(async (admin) => {
        await admin`SET LOCAL session_replication_role = replica`;
        await admin`UPDATE records.decision SET type = ${type} WHERE content LIKE ${`%${publicKey}%`}`;
      });
    await call('taken-away');
    await expect(importPacket(sql, office, path, at)).rejects.toThrow(
      /another key .* than head office signed/,
    );
    await call('terminal-admitted');
    // Head office never signed for this one.
    const it = makeTerminal('030-1');
    await submit(await admit(db, it), 1, 1, [it.write()]);
    expect(await importPacket(sql, office, path, at)).toMatchObject({
      known: 5,
      troubles: [expect.stringContaining('030-1')],
    });
  });

  test('one that goes on with another history stops the terminal, and says so', async () => {
    const other = await packet('other', { events: 9 });
    await expect(importPacket(sql, office, other, at)).rejects.toThrow(/two histories/);
    expect(await sql`SELECT number, kind FROM reading.fork`).toEqual([{ number: 1, kind: 'fork' }]);
    expect(await sql`SELECT count(*)::integer AS count FROM reading.event WHERE branch <> '030'`).toEqual([
      { count: 5 },
    ]);
    expect(await sql`SELECT state FROM reading.terminal WHERE branch <> '030'`).toEqual([
      { state: 'forked' },
    ]);
    await expect(importPacket(sql, office, other, at)).rejects.toThrow(/is forked: nothing is taken/);
  });

  test('what is no packet is said to be none', async () => {
    await expect(importPacket(sql, office, join(folder, 'nothing.packet'), at)).rejects.toThrow(
      /cannot be read/,
    );
    writeFileSync(join(folder, 'other.packet'), 'something else');
    await expect(importPacket(sql, office, join(folder, 'other.packet'), at)).rejects.toThrow(/no packet/);
  });
});
