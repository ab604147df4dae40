import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { outgoingFolder } from '#electron/main/head-office/outgoing-files.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import { importPacket } from '#electron/tools/head-office/import-packet.ts';
import { packetsOn, putReceiptFile } from '#electron/tools/head-office/packet-files.ts';
import type { SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { clerk } from '#test/support/fakes/journey.ts';
import { startCuttableLine } from '#test/support/head-office/cuttable-line.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import {
  joined,
  lineOf,
  passTime,
  registered,
  signInAfterStart,
  signInAsAdmin,
  terminal,
  untilLine,
  untilWaiting,
  withLine,
} from './line-kiosk.ts';

describe.skipIf(!hasPostgres())('documents that events name', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  interface DocumentThere {
    readonly sha256: string;
    readonly state: string;
    readonly received: number;
    readonly upload: number;
    readonly bytes: Buffer | null;
  }
  async function atHeadOffice(): Promise<DocumentThere[]> {
    return db.admin<DocumentThere[]>`SELECT sha256, state, received, document.upload,
        (SELECT string_agg(piece, '' ORDER BY at) FROM records.document_piece AS piece
          WHERE piece.sha256 = document.sha256 AND piece.upload = document.upload) AS bytes
      FROM records.document ORDER BY sha256`;
  }

  /** What head office reads with its key is what the event says. */
  async function expectWhole(documents: readonly DocumentThere[]): Promise<void> {
    const decrypter = new Decrypter();
    decrypter.addIdentity(operator.office.identity);
    for (const { bytes, sha256, state } of documents) {
      expect(state).toBe('finished');
      const plain = await decrypter.decrypt(bytes ?? new Uint8Array());
      expect(createHash('sha256').update(plain).digest('hex')).toBe(sha256);
    }
  }

  /** As their record says it. */
  async function stateOfWorker(test: SafetyTest): Promise<string> {
    await test.call('signOut', {});
    await test.call('signIn', { username: clerk.username, password: clerk.password });
    const [hit] = await test.call('searchWorkers', { text: 'quintero', birthDate: null });
    const record = await test.call('openWorker', { workerId: hit?.workerId ?? '' });
    await signInAsAdmin(test);
    return record.headOffice;
  }

  const enciphered = ({ dataDirectory }: SafetyTest) => readdirSync(outgoingFolder(dataDirectory));
  /** Until some of a document is there, and not all of it. */
  const untilUnderWay = async (test: SafetyTest) =>
    untilLine(test, ({ documents: { sending } }) => sending !== null && sending.received > 0);

  test('follow them, are read by head office alone, and are there when it has every byte', () =>
    withLine(async (test) => {
      await registered(test);
      expect((await lineOf(test)).documents).toMatchObject({ waiting: 2, sending: null });
      await joined(test, operator);
      await untilWaiting(test, ({ documents }) => documents === 0);
      const there = await atHeadOffice();
      expect(there).toHaveLength(2);
      await expectWhole(there);
      expect(enciphered(test)).toEqual([]);
      expect((await test.call('getQueues', {})).headOffice).toMatchObject({
        documents: { waiting: 0, missing: 0, refused: 0 },
      });
    }));

  test('go on where they were after a power cut, with the very bytes that were enciphered', () =>
    withLine(async (test) => {
      await test.call('saveLineLimit', { kilobitsPerSecond: 50 });
      await registered(test, 60_000);
      await joined(test, operator);
      await untilUnderWay(test);
      const before = (await atHeadOffice()).find(({ received }) => received > 0);
      await test.restart();
      await db.restart();
      await signInAfterStart(test);
      expect((await lineOf(test)).documents).toMatchObject({ waiting: 2 });
      await untilWaiting(test, ({ documents }) => documents === 0);
      const there = await atHeadOffice();
      await expectWhole(there);
      expect(there.map(({ upload }) => upload)).toEqual([1, 1]);
      const after = there.find(({ sha256 }) => sha256 === before?.sha256);
      expect(after?.bytes?.subarray(0, before?.received)).toEqual(before?.bytes);
    }));

  test('go on where they were after a line that breaks in the middle of a piece, again and again', async () => {
    const line = await startCuttableLine(db.server.hosts[0]?.port ?? 0);
    try {
      await withLine(async (test) => {
        await test.call('saveLineLimit', { kilobitsPerSecond: 50 });
        await registered(test, 60_000);
        await joined(test, operator);
        await untilUnderWay(test);
        const sizes: number[] = [];
        for (let cut = 1; cut <= 3; cut += 1) {
          // A piece is 16 KiB, and a third more on the line.
          line.cutAfter(12_000);
          await untilLine(test, () => line.cuts() === cut);
          sizes.push((await atHeadOffice()).reduce((sum, { received }) => sum + received, 0));
        }
        expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
        await untilWaiting(test, ({ documents }) => documents === 0);
        const there = await atHeadOffice();
        await expectWhole(there);
        // None of them was begun anew.
        expect(there.map(({ upload }) => upload)).toEqual([1, 1]);
      }, line.lines);
    } finally {
      line.end();
    }
  });

  test('take no more of the line than they may, and none where they may take nothing', () =>
    withLine(async (test) => {
      await test.call('saveLineLimit', { kilobitsPerSecond: 50 });
      await registered(test, 60_000);
      await joined(test, operator);
      await untilUnderWay(test);
      const bytesThere = async () => (await atHeadOffice()).reduce((sum, { received }) => sum + received, 0);
      const before = await bytesThere();
      for (let seconds = 0; seconds < 4; seconds += 2) await passTime(test);
      // 6,250 bytes a second, saved up for four seconds at most; a piece that was begun is sent to its end.
      expect((await bytesThere()) - before).toBeLessThanOrEqual((4 + 4) * 6250 + 2 * 16 * 1024);
      await test.call('saveLineLimit', { kilobitsPerSecond: 0 });
      const then = await bytesThere();
      for (let turns = 0; turns < 20; turns += 1) await passTime(test);
      // A piece that was on its way comes to its end, however slow the machine is; none is begun.
      expect((await bytesThere()) - then).toBeLessThanOrEqual(16 * 1024);
      await test.call('saveLineLimit', { kilobitsPerSecond: null });
      await untilWaiting(test, ({ documents }) => documents === 0);
      await expectWhole(await atHeadOffice());
    }));

  test('are enciphered anew where the file was lost or spoiled, and begin anew there', () =>
    withLine(async (test) => {
      await test.call('saveLineLimit', { kilobitsPerSecond: 50 });
      await registered(test, 60_000);
      await joined(test, operator);
      await untilUnderWay(test);
      await test.restart();
      const [first = '', second = ''] = enciphered(test);
      writeFileSync(join(outgoingFolder(test.dataDirectory), first), 'spoiled');
      rmSync(join(outgoingFolder(test.dataDirectory), second));
      await signInAfterStart(test);
      await test.call('saveLineLimit', { kilobitsPerSecond: null });
      await untilWaiting(test, ({ documents }) => documents === 0);
      await expectWhole(await atHeadOffice());
    }));

  test('that cannot be read any more are said to be missing on both sides, and hold up nothing', () =>
    withLine(async (test) => {
      await registered(test);
      rmSync(join(test.dataDirectory, 'documents'), { recursive: true });
      await joined(test, operator);
      await untilWaiting(test, ({ documents }) => documents === 0);
      expect((await atHeadOffice()).map(({ state }) => state)).toEqual(['missing', 'missing']);
      expect((await lineOf(test)).documents).toMatchObject({ waiting: 0, missing: 2 });
    }));

  test('whose pieces head office does not take are set aside in the end, and the others pass', () => {
    let turns = 0;
    let poisoned: string | undefined;
    const poisoning: HeadOfficeLines = {
      ...createPostgresLines(),
      async openCounter(...where) {
        const line = await createPostgresLines().openCounter(...where);
        return {
          ...line,
          async finishDocument(sha256, chain) {
            poisoned ??= sha256;
            if (sha256 !== poisoned) return line.finishDocument(sha256, chain);
            turns += 1;
            const cause = Object.assign(new Error(), { code: 'VN012' });
            throw new LineFault('bad-call', null, { cause });
          },
        };
      },
    };
    return withLine(async (test) => {
      await registered(test);
      await joined(test, operator);
      await untilWaiting(test, ({ documents }) => documents === 0);
      expect((await lineOf(test)).documents).toMatchObject({ waiting: 0, refused: 1 });
      expect(turns).toBe(3);
      expect((await atHeadOffice()).filter(({ state }) => state === 'finished')).toHaveLength(1);
    }, poisoning);
  });

  test('stay in the packets, with the events that name them, until head office has them', () =>
    withLine(async (test) => {
      await test.call('saveLineLimit', { kilobitsPerSecond: 0 });
      await registered(test);
      await joined(test, operator);
      await untilWaiting(test, ({ here }) => here === 0);
      await confirmReceived(operator.sql, operator.office);
      const waiting = await untilWaiting(test, ({ onDrive }) => onDrive === 0);
      // Every event was confirmed over the line; the documents are here alone.
      expect(waiting).toMatchObject({ here: 0, onDrive: 0, documents: 2 });
      expect(await stateOfWorker(test)).toBe('documents');
      await test.call('makePacket', { path: test.stick });
      await test.until(async () => (await test.call('getPackets', {})).work === null);
      const { last, failure } = await test.call('getPackets', {});
      expect({ failure, documents: last?.documents }).toEqual({ failure: null, documents: 2 });
      expect((await lineOf(test)).documents.waiting).toBe(2);
      const [file] = packetsOn(test.stick);
      const imported = await importPacket(operator.sql, operator.office, file?.path ?? '', new Date());
      expect(imported).toMatchObject({ fresh: 0, documents: 2, missingDocuments: 0 });
      await expectWhole(await atHeadOffice());
      const [number = 0] = imported.receipts;
      const [receipt] = await operator.sql<
        { number: number; content: string }[]
      >`SELECT * FROM desk.receipts(${terminal}, ${number - 1})`;
      putReceiptFile(receipt?.content ?? '', { terminal, number }, test.stick);
      await test.call('readReceipts', { path: test.stick });
      expect((await test.call('getPackets', {})).waiting).toMatchObject({ documents: 0 });
      expect(await stateOfWorker(test)).toBe('acknowledged');
      expect(await test.callForError('makePacket', { path: test.stick })).toEqual({ code: 'nothing-waits' });
    }));
});
