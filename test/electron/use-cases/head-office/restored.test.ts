import { cpSync, readdirSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { admitRequest, listRequests } from '#electron/tools/head-office/admit.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { OfficeFolder } from '#electron/tools/head-office/office-folder.ts';
import {
  chosen,
  environmentWith,
  type SafetyTest,
  untilKept,
} from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { admin, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import {
  join,
  joined,
  registered,
  signInAfterStart,
  terminal,
  untilLine,
  untilWaiting,
  withLine,
} from './line-kiosk.ts';

describe.skipIf(!hasPostgres())('a terminal that was restored', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  const epochsThere = () =>
    db.admin<{ epoch: number; received: number; state: string }[]>`SELECT epoch, received, state
      FROM reading.terminal ORDER BY epoch`;

  /** Another machine on that folder, with the same stick in it. */
  async function onMachine(
    { stick, elsewhere }: SafetyTest,
    folder: string,
    story: (test: SafetyTest) => Promise<void>,
  ): Promise<void> {
    const line = { headOffice: { lines: createPostgresLines(), version: '0.0.0' } };
    await withEmptyKiosk(
      async (other) => {
        other.time.setWallClock(new Date().toISOString());
        await story({ ...other, stick, elsewhere });
      },
      folder,
      { ...environmentWith(stick), ...line },
    );
  }

  /** Everything is at the stick, the machine is gone, and another one has it back. */
  async function restored(test: SafetyTest, story: (test: SafetyTest) => Promise<void>): Promise<void> {
    await chosen(test);
    await untilKept(test);
    await test.kiosk().close();
    const [store = ''] = readdirSync(pathOf(test.stick, 'ventanilla-backup'));
    const names = readdirSync(pathOf(test.stick, 'ventanilla-backup', store));
    const generation = names.find((name) => name.startsWith('0')) ?? '';
    await onMachine(test, test.elsewhere, async (other) => {
      await other.call('restoreTerminal', {
        path: test.stick,
        store,
        generation,
        recoveryPassphrase: admin.passphrase,
      });
      await other.call('closeRestoreReport', {});
      await signInAfterStart(other);
      await story(other);
    });
  }

  async function expectConfirmed(test: SafetyTest): Promise<void> {
    await untilWaiting(test, ({ here }) => here === 0);
    await confirmReceived(operator.sql, operator.office);
    const { refused } = (await test.call('getQueues', {})).headOffice;
    await untilWaiting(test, ({ here, onDrive }) => here + onDrive === 0);
    expect(refused).toBe(0);
  }

  test('before it joined tells what happened before, with the key of before', () =>
    withLine(async (test) => {
      await registered(test);
      await restored(test, async (other) => {
        await joined(other, operator);
        await expectConfirmed(other);
        const [first, second] = await epochsThere();
        expect(first).toMatchObject({ epoch: 1, state: 'replaced' });
        expect(first?.received).toBeGreaterThan(5);
        expect(second).toMatchObject({ state: 'active' });
        const types = await db.admin<
          { type: string }[]
        >`SELECT DISTINCT type FROM records.event WHERE epoch = 1`;
        expect(types.map(({ type }) => type)).toContain('worker-registered');
      });
    }));

  test('after it joined joins anew, and brings what the machine before had not told yet', () =>
    withLine(async (test) => {
      await joined(test, operator);
      await untilWaiting(test, ({ here }) => here === 0);
      const [before] = await epochsThere();
      await db.admin`SELECT desk.set_state(${terminal}, 'suspended', 'robado')`;
      await registered(test);
      await restored(test, async (other) => {
        expect((await other.call('getHeadOfficeLine', {})).state).toBe('join-again');
        await joined(other, operator);
        await expectConfirmed(other);
        const [first, second] = await epochsThere();
        expect(first?.received).toBeGreaterThan(before?.received ?? 0);
        expect(first?.state).toBe('replaced');
        expect(second).toMatchObject({ state: 'active' });
      });
    }));

  test('names no other key for an epoch than the one that was let in', () =>
    withLine(async (test) => {
      await registered(test);
      const folder = { server: db.server, office: operator.office, authority: db.authority } as OfficeFolder;
      await restored(test, async (other) => {
        const { id, code } = await operator.enrol(terminal, other.stick);
        await join(other, code);
        await untilLine(other, ({ joining }) => joining?.step === 'waiting');
        await db.admin`SELECT desk.admit(NULL, ${terminal}, 1, 'another', 'age1test', NULL, NULL)`;
        const asked = (await listRequests(operator.sql)).find((each) => each.id === id);
        if (asked === undefined) throw new Error('nobody asked');
        await expect(admitRequest(operator.sql, folder, asked, new Date())).rejects.toThrow('another key');
      });
    }));

  test('as a copy of its disk goes on beside the first: both are stopped, and say so', () =>
    withLine(async (test) => {
      await joined(test, operator);
      await untilWaiting(test, ({ here }) => here === 0);
      await test.kiosk().close();
      cpSync(test.dataDirectory, test.elsewhere, { recursive: true });
      await test.restart();
      await signInAfterStart(test);
      await registered(test);
      await untilWaiting(test, ({ here }) => here === 0);
      await onMachine(test, test.elsewhere, async (copy) => {
        await signInAfterStart(copy);
        // It tells less than the first did: it must not be taken for one that is merely behind.
        await copy.call('savePartSize', { partMegabytes: 700 });
        await untilLine(copy, ({ contact }) => contact.problem === 'two-histories');
        await untilLine(test, ({ contact }) => contact.problem === 'two-histories');
      });
      expect(await epochsThere()).toMatchObject([{ epoch: 1, state: 'forked' }]);
      const kept = await db.admin`SELECT kind FROM records.forked_event`;
      expect(kept).toHaveLength(1);
    }));

  test('as an older state of its own disk that told nothing since stops itself alone', () =>
    withLine(async (test) => {
      await joined(test, operator);
      await untilWaiting(test, ({ here }) => here === 0);
      await test.kiosk().close();
      cpSync(test.dataDirectory, test.elsewhere, { recursive: true });
      await test.restart();
      await signInAfterStart(test);
      await registered(test);
      await untilWaiting(test, ({ here }) => here === 0);
      await onMachine(test, test.elsewhere, async (copy) => {
        await untilLine(copy, ({ contact }) => contact.problem === 'two-histories');
      });
      expect(await epochsThere()).toMatchObject([{ epoch: 1, state: 'active' }]);
    }));
});
