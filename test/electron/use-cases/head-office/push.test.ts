import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { joined, lineOf, passTime, registered, untilLine, untilWaiting, withLine } from './line-kiosk.ts';

describe.skipIf(!hasPostgres())('what happened at a terminal', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  async function atHeadOffice(): Promise<number[]> {
    const rows = await db.admin<
      { number: number }[]
    >`SELECT number FROM records.event ORDER BY epoch, number`;
    return rows.map(({ number }) => number);
  }

  test('goes to head office in order, is sent and no more, and is confirmed by a receipt alone', () =>
    withLine(async (test) => {
      await registered(test);
      await joined(test, operator);
      const { onDrive } = await untilWaiting(test, ({ here }) => here === 0);
      const there = await atHeadOffice();
      expect(there).toHaveLength(onDrive);
      expect(there).toEqual(there.map((_, place) => place + 1));
      expect((await test.call('getPackets', {})).receipt).toBeNull();

      const confirmed = await confirmReceived(operator.sql, operator.office);
      expect(confirmed).toMatchObject({ acknowledged: onDrive, refused: 0, newer: 0 });
      await untilWaiting(test, ({ here, onDrive: sent }) => here + sent === 0);
      expect((await test.call('getPackets', {})).receipt).toMatchObject({
        number: 1,
        acknowledged: onDrive,
      });
      const read = await test.call('listAuditEntries', { before: null, limit: 5, event: 'receipt-read' });
      expect(read).toMatchObject([{ detail: { acknowledged: onDrive } }]);
      // Told when all of them are applied.
      await test.until(async () => {
        const [contact] = await db.admin<{ receipt: number }[]>`SELECT receipt FROM records.contact`;
        return contact?.receipt === 1;
      });
    }));

  test('passes where one of them is poisoned: it is refused with its reason, and all others are confirmed', () => {
    const poisoned = 3;
    const poisoning: HeadOfficeLines = {
      ...createPostgresLines(),
      async openCounter(...where) {
        const line = await createPostgresLines().openCounter(...where);
        const submit: typeof line.submit = (epoch, first, events) => {
          const others = events.map((event, place) =>
            first + place === poisoned ? { ...event, signature: `${'A'.repeat(86)}==` } : event,
          );
          return line.submit(epoch, first, others);
        };
        return { ...line, submit };
      },
    };
    return withLine(async (test) => {
      await registered(test);
      await joined(test, operator);
      const { onDrive } = await untilWaiting(test, ({ here }) => here === 0);
      expect(onDrive).toBeGreaterThan(poisoned);
      const confirmed = await confirmReceived(operator.sql, operator.office);
      expect(confirmed).toMatchObject({ acknowledged: onDrive - 1, refused: 1, newer: 0 });
      await untilWaiting(test, ({ here, onDrive: sent }) => here + sent === 0);
      const { receipt, refused } = await test.call('getPackets', {});
      expect(receipt).toMatchObject({ acknowledged: onDrive - 1, refused: 1 });
      expect(refused).toMatchObject([{ number: poisoned, reason: expect.stringContaining('firma') }]);

      // What happens afterwards goes on behind it, and nothing is sent twice.
      await test.call('savePartSize', { partMegabytes: 700 });
      await test.until(async () => {
        await passTime(test);
        return (await atHeadOffice()).length > onDrive;
      });
      const later = await untilWaiting(test, ({ here }) => here === 0);
      const more = await confirmReceived(operator.sql, operator.office);
      expect(more).toMatchObject({ acknowledged: later.onDrive, refused: 0, newer: 0 });
      await untilWaiting(test, ({ here, onDrive: sent }) => here + sent === 0);
      const there = await atHeadOffice();
      expect(there).toEqual(there.map((_, place) => place + 1));
      expect((await lineOf(test)).contact.problem).toBeNull();
    }, poisoning);
  });

  test('whose answer got lost, or whose server was cut off, is there once, and nothing of it is lost', () => {
    let losses = 0;
    const losing: HeadOfficeLines = {
      ...createPostgresLines(),
      async openCounter(...where) {
        const line = await createPostgresLines().openCounter(...where);
        return {
          ...line,
          async submit(...what) {
            const answer = await line.submit(...what);
            losses += 1;
            if (losses < 3) throw new LineFault('lost');
            return answer;
          },
        };
      },
    };
    return withLine(async (test) => {
      await registered(test);
      await joined(test, operator);
      await untilLine(test, () => losses >= 1);
      await db.restart();
      await test.call('savePartSize', { partMegabytes: 700 });
      const { onDrive } = await untilWaiting(test, ({ here }) => here === 0);
      const there = await atHeadOffice();
      expect(there).toEqual(Array.from({ length: onDrive }, (_, place) => place + 1));
      expect((await lineOf(test)).contact.problem).toBeNull();
    }, losing);
  });

  test('is not sent where head office knows another history', () =>
    withLine(async (test) => {
      await joined(test, operator);
      await untilWaiting(test, ({ here }) => here === 0);
      const before = await atHeadOffice();
      await db.admin`UPDATE records.progress SET hash = ${'f'.repeat(64)}`;
      await test.call('savePartSize', { partMegabytes: 700 });
      await untilLine(test, ({ contact }) => contact.problem === 'two-histories');
      expect(await atHeadOffice()).toEqual(before);
    }));
});
