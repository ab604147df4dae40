import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { admit, makeTerminal, submit } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';

describe.skipIf(!hasPostgres())('a server that is killed', () => {
  let db: TestDatabase;
  let office: Office;
  beforeAll(async () => {
    // What it said is kept must be kept: the log is with the system before the answer goes out.
    db = await startTestDatabase({ synchronous_commit: 'on' });
    ({ office } = await startOperator(db));
  });
  afterAll(() => db?.end());

  test(`has lost nothing that it acknowledged, and keeps nothing twice (plan ${seed})`, async () => {
    const random = seededFor(104);
    const it = makeTerminal('017-1');
    await admit(db, it, office);
    // As a kiosk does, and the tool: after a fault a new client, because one whose line broke may never send again.
    let sql = await db.as('terminal-017-1-1');
    let operator = await db.as('operator-prueba');
    let acknowledged = 0;

    /** Sends everything from there on; gives when the line breaks. */
    async function send(first: number): Promise<void> {
      for (let from = first; from <= it.events.length; from += 20) {
        const rows = await submit(sql, 1, from, it.events.slice(from - 1, from + 19)).catch(() => undefined);
        if (rows === undefined) return;
        expect(new Set(rows.map(({ state }) => state))).not.toContain('gap');
        acknowledged = Math.max(acknowledged, from + rows.length - 1);
      }
    }

    async function receivedThere(): Promise<number> {
      const [hello] = await sql<{ received: { number: number }[] }[]>`
        SELECT received FROM counter.hello(1, 'test')`;
      return hello?.received[0]?.number ?? 0;
    }

    for (let kill = 0; kill < many(2); kill += 1) {
      for (let count = 0; count < 200; count += 1) it.write();
      let isOver = false;
      const sending = send((await receivedThere()) + 1).finally(() => {
        isOver = true;
      });
      const confirming = confirmReceived(operator, office).catch(() => undefined);
      // Not after a time: after some of its work.
      const until = acknowledged + random.whole(0, 160);
      while (acknowledged < until && !isOver) await new Promise((done) => setImmediate(done));
      await db.crash();
      await Promise.all([sending, confirming]);
      sql = await db.as('terminal-017-1-1');
      operator = await db.as('operator-prueba');
      expect(await receivedThere()).toBeGreaterThanOrEqual(acknowledged);
    }
    await send((await receivedThere()) + 1);
    await confirmReceived(operator, office);
    const kept = await operator<{ content: string; state: string }[]>`
      SELECT content, state FROM reading.event WHERE terminal = '017-1' ORDER BY number`;
    expect(kept.map(({ content }) => content)).toEqual(it.events.map(({ content }) => content));
    expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(['confirmed']));
    const told: { position: number; number: number }[] = [];
    for (let page = -1; page !== told.length; ) {
      page = told.length;
      told.push(...(await sql<typeof told>`SELECT position, number FROM counter.feed(${page}, 1000)`));
    }
    expect(told).toEqual(it.events.map((_event, index) => ({ position: index + 1, number: index + 1 })));
    const receipts = await operator<{ number: number }[]>`SELECT number FROM desk.receipts('017-1', 0)`;
    expect(receipts.map(({ number }) => number)).toEqual(receipts.map((_row, index) => index + 1));
  });
});
