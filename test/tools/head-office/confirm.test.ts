import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { readReceipt } from '#electron/main/packets/receipt-file.ts';
import { assignCodes } from '#electron/tools/head-office/assign-codes.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { publicKeysOf } from '#electron/tools/head-office/office-folder.ts';
import { describeStatus, readStatus } from '#electron/tools/head-office/status.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import {
  admit,
  makeTerminal,
  type SampleTerminal,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

describe.skipIf(!hasPostgres())('what head office confirms', () => {
  let db: TestDatabase;
  let operator: postgres.Sql;
  let office: Office;
  beforeAll(async () => {
    db = await startTestDatabase();
    ({ sql: operator, office } = await startOperator(db));
  });
  afterAll(() => db?.end());

  async function answersTo(sql: postgres.Sql, after = 0) {
    const rows = await sql<
      { number: number; content: string }[]
    >`SELECT * FROM counter.receipts(${after}, 10)`;
    return rows.map(({ number, content }) => {
      const reading = readReceipt(Buffer.from(content), office.keys);
      if (!reading.ok) throw new Error(reading.fault);
      expect(reading.receipt.number).toBe(number);
      return reading.receipt;
    });
  }

  const feedOf = (sql: postgres.Sql, after = 0) =>
    sql<
      {
        position: number;
        kind: string;
        terminal: string;
        number: number;
        content: string | null;
        signature: string | null;
        public_key: string | null;
      }[]
    >`
      SELECT * FROM counter.feed(${after}, 1000)`;

  test('signature and payload are checked; the answer is a receipt as on a drive, and the branch is told', async () => {
    const one = makeTerminal('017-1');
    const two = makeTerminal('017-2');
    const sql = await admit(db, one, office);
    const other = await admit(db, two, office);
    one.write();
    const forged = { ...one.write(), signature: makeTerminal('017-1').write().signature };
    one.write({ payload: { nothing: 'of the contract' } });
    one.write();
    await submit(
      sql,
      1,
      1,
      [one.events[0], forged, one.events[2], one.events[3]].flatMap((event) => event ?? []),
    );
    expect(await feedOf(other)).toEqual([]);
    expect(await confirmReceived(operator, office)).toMatchObject({ acknowledged: 2, refused: 2, newer: 0 });
    expect(await confirmReceived(operator, office)).toMatchObject({ acknowledged: 0, refused: 0, newer: 0 });
    const [receipt, ...more] = await answersTo(sql);
    expect(more).toEqual([]);
    expect(receipt?.answers).toMatchObject([
      { epoch: 1, number: 1, hash: one.events[0]?.hash, outcome: 'acknowledged' },
      { number: 2, outcome: 'refused', reason: expect.stringContaining('firma') },
      { number: 3, outcome: 'refused', reason: expect.stringContaining('payload') },
      { number: 4, outcome: 'acknowledged' },
    ]);
    // What was answered is said again to who sends again.
    expect(await submit(sql, 1, 2, [forged])).toMatchObject([
      { state: 'refused', reason: expect.stringContaining('firma') },
    ]);
    expect(await submit(sql, 1, 1, one.events.slice(0, 1))).toMatchObject([{ state: 'acknowledged' }]);
    const told = await feedOf(other);
    expect(told.map(({ position, number }) => [position, number])).toEqual([
      [1, 1],
      [2, 4],
    ]);
    for (const { content, signature, public_key } of told) {
      expect(isSignedBy(content ?? '', signature ?? '', public_key ?? '')).toBe(true);
    }
    // Its own events come back without their text.
    expect(await feedOf(sql)).toMatchObject([
      { position: 1, content: null },
      { position: 2, content: null },
    ]);
    expect(await answersTo(other)).toEqual([]);
  });

  test('what is newer than this tool is kept and passed on, not confirmed, and looked at again', async () => {
    const it = makeTerminal('018-1');
    const sql = await admit(db, it, office);
    it.write({ type: 'something-of-tomorrow', version: 3, payload: { any: 'thing' } });
    it.write();
    await submit(sql, 1, 1, it.events);
    expect(await confirmReceived(operator, office)).toMatchObject({ acknowledged: 1, refused: 0, newer: 1 });
    expect((await answersTo(sql)).flatMap(({ answers }) => answers)).toMatchObject([{ number: 2 }]);
    expect((await feedOf(sql)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await confirmReceived(operator, office, { again: true })).toMatchObject({
      acknowledged: 0,
      refused: 0,
      newer: 0,
    });
    const status = await readStatus(operator);
    expect(status.branches.find(({ branch }) => branch === '018')).toMatchObject({
      received: 2,
      unconfirmed: 0,
      set_aside: 1,
    });
    expect(describeStatus(status).join('\n')).toMatch(/Branch 018: 1 events are kept and not understood/);
  });

  test('positions of the feed have no gap, however many confirm at once', async () => {
    const terminals = [1, 2, 3, 4].map((number) => makeTerminal(`019-${number}`));
    for (const it of terminals) {
      const sql = await admit(db, it, office);
      for (let count = 0; count < 30; count += 1) it.write();
      await submit(sql, 1, 1, it.events);
    }
    const second = await db.as('operator-prueba');
    const done = await Promise.all([operator, second].map((sql) => confirmReceived(sql, office)));
    expect(done.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBe(120);
    const reader = await db.as('terminal-019-1-1');
    const told = await feedOf(reader);
    expect(told.map(({ position }) => position)).toEqual(
      Array.from({ length: 120 }, (_none, index) => index + 1),
    );
    for (const { terminal } of terminals as SampleTerminal[]) {
      const numbers = told.filter((row) => row.terminal === terminal).map(({ number }) => number);
      expect(numbers).toEqual(Array.from({ length: 30 }, (_none, index) => index + 1));
    }
    expect((await feedOf(reader, 100)).length).toBe(20);
  });

  test('official numbers are decisions, signed, for the branch of the person', async () => {
    // A terminal of another branch tells of the same number first.
    const foreign = makeTerminal('021-1');
    const foreignSql = await admit(db, foreign, office);
    const it = makeTerminal('020-1');
    const sql = await admit(db, it, office);
    const identificationCode = formatIdentificationCode({ branch: 20, terminal: 1, sequence: 42 });
    const payload = { ...samplePayloads['worker-registered'], identificationCode };
    foreign.write({
      type: 'worker-registered',
      subject: 'of-another',
      payload: JSON.parse(JSON.stringify({ ...payload, workerId: 'of-another' })),
    });
    await submit(foreignSql, 1, 1, foreign.events);
    await confirmReceived(operator, office);
    it.write({
      type: 'worker-registered',
      subject: payload.workerId,
      payload: JSON.parse(JSON.stringify(payload)),
    });
    await submit(sql, 1, 1, it.events);
    await confirmReceived(operator, office);
    const file = join(db.folder, 'codes.csv');
    writeFileSync(file, `${payload.identificationCode},1712345678\nE999999999999X,1799999999\n`);
    expect(await assignCodes(operator, office, file, new Date())).toEqual({
      assigned: 1,
      unknown: ['E999999999999X'],
      known: 0,
    });
    expect(await assignCodes(operator, office, file, new Date())).toMatchObject({ assigned: 0, known: 1 });
    const [decision] = (await feedOf(sql)).filter(({ kind }) => kind === 'decision');
    expect(isSignedBy(decision?.content ?? '', decision?.signature ?? '', office.keys.signingKey)).toBe(true);
    expect(JSON.parse(decision?.content ?? '')).toMatchObject({
      format: 'ventanilla-decision-1',
      branch: '020',
      type: 'official-code-assigned',
      subject: payload.workerId,
      payload: { identificationCode: payload.identificationCode, officialCode: '1712345678' },
    });
  });

  test('whoever says that they heard what has not come is not confirmed: they would stand after it for ever', async () => {
    const it = makeTerminal('022-1');
    const other = makeTerminal('022-2');
    const sql = await admit(db, it, office);
    const otherSql = await admit(db, other, office);
    other.write();
    await submit(otherSql, 1, 1, other.events);
    await confirmReceived(operator, office);
    it.write({ heard: [{ terminal: '022-2', epoch: 1, number: 1 }] });
    await submit(sql, 1, 1, it.events);
    expect(await confirmReceived(operator, office)).toMatchObject({ acknowledged: 1, troubles: [] });
    // What it told before it said so is answered, and not held up.
    await submit(sql, 1, 2, [
      it.write(),
      it.write({ heard: [{ terminal: '022-2', epoch: 1, number: 2 }] }),
      it.write(),
    ]);
    expect(await confirmReceived(operator, office)).toMatchObject({
      acknowledged: 1,
      refused: 0,
      troubles: [expect.stringContaining('022-1')],
    });
    expect(await confirmReceived(operator, office)).toMatchObject({
      acknowledged: 0,
      refused: 0,
      troubles: [expect.stringContaining('022-1')],
    });
    await submit(otherSql, 1, 2, [other.write()]);
    expect((await confirmReceived(operator, office)).acknowledged).toBeGreaterThan(0);
    expect(await confirmReceived(operator, office)).toMatchObject({ troubles: [] });
  });

  test('an operator does what the desk does, and nothing beside it', async () => {
    for (const statement of [
      'SELECT FROM records.event',
      'DELETE FROM records.feed',
      "SELECT counter.hello(1, 'x')",
      'CREATE ROLE other',
      'ALTER ROLE "terminal-017-1-1" NOLOGIN',
    ]) {
      await expect(operator.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    const other = publicKeysOf(await makeOffice());
    await expect(operator`SELECT desk.set_office(${other})`).rejects.toMatchObject({ code: 'VN031' });
  });
});
