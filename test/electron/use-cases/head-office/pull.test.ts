import type postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import { decide } from '#electron/tools/head-office/decide.ts';
import type { DecisionPayload } from '#shared/contract/head-office/decisions.ts';
import { eventDefinitions } from '#shared/contract/head-office/events.ts';
import type { SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { startCuttableLine } from '#test/support/head-office/cuttable-line.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  admit,
  makeTerminal,
  type SampleEvent,
  type SampleTerminal,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { openBeside } from '#test/support/store-beside.ts';
import { joined, lineOf, passTime, untilLine, withLine } from './line-kiosk.ts';

interface KeptRow {
  readonly position: number;
  readonly terminal: string;
  readonly number: number;
  readonly content: string;
  readonly state: string;
}

describe.skipIf(!hasPostgres())('what the branch tells', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  /** Head office lets another counter in, and signs that it did. */
  async function admitted(other: SampleTerminal, publicKey = other.publicKey): Promise<postgres.Sql> {
    const sql = await admit(db, other);
    const { terminal, epoch } = other;
    const payload = { terminal, epoch, publicKey, recipient: 'age1test' };
    await operator.sql.begin((transaction) =>
      decide(transaction, operator.office, {
        branch: '017',
        type: 'terminal-admitted',
        payload,
        at: new Date(),
      }),
    );
    return sql;
  }

  function confirm() {
    return confirmReceived(operator.sql, operator.office);
  }

  function keptBy({ dataDirectory, keystore }: SafetyTest): KeptRow[] {
    const store = openBeside(dataDirectory, keystore);
    if (store === undefined) throw new Error('the store does not open');
    try {
      return listRows<KeptRow>(
        store,
        'SELECT position, terminal, number, content, state FROM branch_event ORDER BY position',
      );
    } finally {
      store.close();
    }
  }

  async function untilKept(test: SafetyTest, count: number): Promise<KeptRow[]> {
    await test.until(async () => {
      await passTime(test);
      return keptBy(test).length >= count;
    });
    return keptBy(test);
  }

  async function acknowledged(): Promise<{ feed: number; applied: number }> {
    const [row] = await db.admin<{ feed: number; applied: number }[]>`
      SELECT branch.feed, contact.feed AS applied FROM records.branch, records.contact
      WHERE code = '017' AND contact.terminal = '017-2'`;
    return row ?? { feed: -1, applied: -2 };
  }

  test('is kept as it came, once, also what this program does not know, and head office learns how far', () =>
    withLine(async (test) => {
      await joined(test, operator);
      const other = makeTerminal('017-1');
      const sql = await admitted(other);
      const newer = eventDefinitions['settings-changed'].version + 1;
      const written = [
        other.write(),
        other.write({ version: newer, payload: { later: true } }),
        other.write(),
      ];
      await submit(sql, 1, 1, written);
      await confirm();
      const kept = await untilKept(test, 3);
      expect(kept.map(({ content }) => content)).toEqual(written.map(({ content }) => content));
      await test.until(async () => {
        await passTime(test);
        const { feed, applied } = await acknowledged();
        return feed === applied;
      });
      expect(keptBy(test).map(({ state }) => state)).toEqual(['applied', 'newer', 'applied']);
      await test.restart();
      await submit(sql, 1, 4, [other.write()]);
      await confirm();
      expect(await untilKept(test, 4)).toHaveLength(4);
      expect((await lineOf(test)).contact.problem).toBeNull();
      await test.call('signIn', { username: 'admin', password: 'marea-lenta-azul-9' });
      const heard = await test.call('listAuditEntries', { before: null, limit: 50, event: 'branch-heard' });
      expect(heard.reduce((sum, { detail }) => sum + Number(detail?.['events']), 0)).toBe(4);
    }));

  test('wakes a counter that listens', () => {
    let woken = 0;
    const lines: HeadOfficeLines = {
      ...createPostgresLines(),
      async openCounter(...where) {
        const line = await createPostgresLines().openCounter(...where);
        const listen: typeof line.listen = (branch, wake) =>
          line.listen(branch, () => {
            woken += 1;
            wake();
          });
        return { ...line, listen };
      },
    };
    return withLine(async (test) => {
      await joined(test, operator);
      const other = makeTerminal('017-1');
      const sql = await admitted(other);
      await submit(sql, 1, 1, [other.write()]);
      // The kiosk's time stands still.
      await test.until(() => woken > 0);
      const before = woken;
      await confirm();
      await test.until(() => woken > before);
      expect(await untilKept(test, 1)).toHaveLength(1);
    }, lines);
  });

  test('wakes a counter that listens again after its line was cut', async () => {
    let woken = 0;
    const cuttable = await startCuttableLine(db.server.hosts[0]?.port ?? 0);
    const lines: HeadOfficeLines = {
      ...cuttable.lines,
      async openCounter(...where) {
        const line = await cuttable.lines.openCounter(...where);
        const listen: typeof line.listen = (branch, wake) =>
          line.listen(branch, () => {
            woken += 1;
            wake();
          });
        return { ...line, listen };
      },
    };
    try {
      await withLine(async (test) => {
        await joined(test, operator);
        const other = makeTerminal('017-1');
        const sql = await admitted(other);
        cuttable.cut();
        await test.call('savePartSize', { partMegabytes: 700 });
        await untilLine(test, ({ contact }) => contact.problem !== null);
        cuttable.mend();
        await test.until(async () => {
          test.time.advance({ seconds: 30 });
          await passTime(test);
          return (await lineOf(test)).contact.problem === null;
        });
        await submit(sql, 1, 1, [other.write()]);
        const before = woken;
        await confirm();
        // The kiosk's time stands still.
        await test.until(() => woken > before);
        expect(await untilKept(test, 1)).toHaveLength(1);
      }, lines);
    } finally {
      cuttable.end();
    }
  });

  test('by whom head office never admitted, or changed at head office, is not believed, and nothing after it is taken', () =>
    withLine(async (test) => {
      await joined(test, operator);
      const other = makeTerminal('017-1');
      const sql = await admitted(other);
      await submit(sql, 1, 1, [other.write(), other.write()]);
      await confirm();
      await untilKept(test, 2);
      await submit(sql, 1, 3, [other.write(), other.write()]);
      await db.admin.begin(async (transaction) => {
        await transaction`SET LOCAL session_replication_role = replica`;
        await transaction`UPDATE records.event SET content = replace(content, 'gateLimits', 'gatelimits')
          WHERE terminal = '017-1' AND number = 3`;
        // An administrator of the database who confirms without the operator's key.
        await transaction`SELECT records.append_feed('017', 'event', '017-1', 1, 3, NULL)`;
        await transaction`SELECT records.append_feed('017', 'event', '017-1', 1, 4, NULL)`;
      });
      await untilLine(test, ({ contact }) => contact.problem === 'feed-not-believed');
      expect(keptBy(test)).toHaveLength(2);
      expect(test.logged.join('\n')).toContain('is not signed by its terminal');
    }));

  test('with a key that head office signed for another one is not believed', () =>
    withLine(async (test) => {
      await joined(test, operator);
      const other = makeTerminal('017-1');
      const sql = await admitted(other, makeTerminal('017-3').publicKey);
      await submit(sql, 1, 1, [other.write()]);
      // Its own tool would not confirm it: somebody else put it into the feed.
      await operator.sql`SELECT desk.judge('017-1', 1, '{1}', '{newer}', '{NULL}', NULL, NULL, false)`;
      await untilLine(test, ({ contact }) => contact.problem === 'feed-not-believed');
      expect(keptBy(test)).toHaveLength(0);
      expect(test.logged.join('\n')).toContain('another key than was admitted');
    }));

  const elsewhere = makeTerminal('023-1');
  const locked = () =>
    elsewhere.write({
      type: 'credential-locked',
      subject: 'somebody',
      payload: { ...samplePayloads['credential-locked'], workerId: 'somebody' },
    });
  const first = locked();
  const toldOf = (event: SampleEvent, number: number, terminal = '023-1') => ({
    terminal,
    epoch: 1,
    number,
    publicKey: elsewhere.publicKey,
    content: event.content,
    signature: event.signature,
  });
  const own = makeTerminal('017-3');
  const forged = { ...locked(), signature: first.signature };
  const beginsAnew = makeTerminal('023-1');
  const otherwise = beginsAnew.write();
  test.each([
    ['not signed by it', toldOf(forged, 2), 'is not signed by its terminal'],
    ['of another place', toldOf(first, 3), 'says another place'],
    [
      'of the branch itself',
      { ...toldOf(own.write(), 1, '017-3'), publicKey: own.publicKey },
      'is told as of another one',
    ],
    [
      'told otherwise before',
      { ...toldOf(otherwise, 1), publicKey: beginsAnew.publicKey },
      'was told otherwise before',
    ],
    ['not after the one before', toldOf(afterAnother(), 2), 'does not follow the one before'],
  ] as const)(
    'an event of another branch is looked at, whoever signed that it is one: %s',
    (_name, payload, why) =>
      withLine(async (test) => {
        await joined(test, operator);
        const tell = (told: DecisionPayload<'event-told'>) =>
          operator.sql.begin((transaction) =>
            decide(transaction, operator.office, {
              branch: '017',
              type: 'event-told',
              payload: told,
              at: new Date(),
            }),
          );
        await tell(toldOf(first, 1));
        await tell(toldOf(first, 1));
        expect(await untilKept(test, 1)).toMatchObject([{ terminal: '023-1', number: 1 }]);
        await tell(payload);
        await untilLine(test, ({ contact }) => contact.problem === 'feed-not-believed');
        expect(keptBy(test)).toHaveLength(1);
        expect(test.logged.join('\n')).toContain(why);
      }),
  );

  /** The second of a chain whose first is another one. */
  function afterAnother(): SampleEvent {
    return elsewhere.write({ number: 2, previousHash: 'a'.repeat(64) });
  }
});
