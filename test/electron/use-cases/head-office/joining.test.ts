import { readFileSync, writeFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headOfficeLines } from '#electron/main/head-office/open-line.ts';
import { joiningFileName } from '#shared/contract/head-office/joining.ts';
import { type SafetyTest, withSafeKiosk } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { makeStaff, supervisor } from '#test/support/fakes/journey.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { admin } from '#test/support/with-kiosk.ts';

const terminal = '017-2';

describe.skipIf(!hasPostgres())('joining head office', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeAll(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterAll(() => db?.end());

  /** An administrator at the screen, and head office's file on the stick. */
  async function withLine(story: (test: SafetyTest) => Promise<void>): Promise<void> {
    await withSafeKiosk(
      async (test) => {
        // The certificates of the test are of today.
        test.time.setWallClock(new Date().toISOString());
        await makeStaff(test);
        await asAdmin(test);
        await story(test);
      },
      { headOffice: { lines: headOfficeLines, version: '0.0.0' } },
    );
  }

  async function asAdmin({ call }: SafetyTest): Promise<void> {
    await call('signOut', {});
    await call('signIn', { username: admin.username, password: admin.password });
  }

  async function join(test: SafetyTest, code: string): Promise<void> {
    const [drive] = await test.call('lookForJoining', { folder: null });
    const { username, pin: secret } = supervisor;
    await test.call('joinHeadOffice', {
      file: drive?.found?.file ?? '',
      code,
      coSignature: { username, secret, reason: 'la huella es la misma' },
    });
  }

  const line = ({ call }: SafetyTest) => call('getHeadOfficeLine', {});

  /** Time goes on until the line is as it should be. */
  async function until(test: SafetyTest, isSo: (now: Awaited<ReturnType<typeof line>>) => boolean) {
    await test.until(async () => {
      test.time.advance({ seconds: 2 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return isSo(await line(test));
    });
    return line(test);
  }

  async function joined(test: SafetyTest): Promise<void> {
    const { id, code } = await operator.enrol(terminal, test.stick);
    await join(test, code);
    await until(test, ({ joining }) => joining?.step === 'waiting');
    await operator.admit(id);
    await until(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
  }

  test('is asked by two people, admitted by the fingerprint that both sides show, and tried', () =>
    withLine(async (test) => {
      const { id, code } = await operator.enrol(terminal, test.stick);
      const [drive] = await test.call('lookForJoining', { folder: null });
      expect(drive?.found).toMatchObject({
        name: operator.office.keys.name,
        fingerprint: operator.office.fingerprint,
        isOwn: true,
        hosts: [`127.0.0.1:${db.server.hosts[0]?.port}`],
      });
      expect(await test.callForError('testHeadOfficeLine', {})).toEqual({ code: 'not-joined' });
      await join(test, code);
      const waiting = await until(test, ({ joining }) => joining?.step === 'waiting');
      expect(waiting).toMatchObject({ state: 'joining', member: null });
      expect(waiting.joining?.fingerprint).toBe(await operator.admit(id));
      const now = await until(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
      expect(now).toMatchObject({ joining: null, contact: { problem: null } });
      expect(await test.call('testHeadOfficeLine', {})).toMatchObject({ outcome: 'works', receipts: 0 });
      // The keys of head office came with it.
      expect((await test.call('getPackets', {})).headOffice).toMatchObject({
        fingerprint: operator.office.fingerprint,
      });
      // From the first greeting on, the code is used up.
      const [used] = await db.admin`SELECT state FROM records.enrolment WHERE id = ${id}`;
      expect(used).toEqual({ state: 'used' });
    }));

  test('goes on after a power cut at every step, with the very same request', () =>
    withLine(async (test) => {
      const { id, code } = await operator.enrol(terminal, test.stick);
      await join(test, code);
      await test.restart();
      await asAdminAgain(test);
      const before = await until(test, ({ joining }) => joining?.step === 'waiting');
      await test.restart();
      await asAdminAgain(test);
      expect((await line(test)).joining).toEqual(before.joining);
      await operator.admit(id);
      await test.restart();
      await asAdminAgain(test);
      await until(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
      await test.restart();
      await asAdminAgain(test);
      expect(await test.call('testHeadOfficeLine', {})).toMatchObject({ outcome: 'works' });
    }));

  async function asAdminAgain({ call }: SafetyTest): Promise<void> {
    await call('signIn', { username: admin.username, password: admin.password });
  }

  test('that the operator declines, with a wrong code, or with a used one says so in words of its own', () =>
    withLine(async (test) => {
      const declined = await operator.enrol(terminal, test.stick);
      await join(test, declined.code);
      await until(test, ({ joining }) => joining?.step === 'waiting');
      await db.admin`SELECT desk.decline(${declined.id}, 'la huella es otra')`;
      const now = await until(test, ({ joining }) => joining?.step === 'ended');
      expect(now).toMatchObject({
        state: 'none',
        joining: { ended: { why: 'declined', reason: 'la huella es otra' } },
      });
      await test.call('endJoining', {});
      expect((await line(test)).joining).toBeNull();

      await join(test, 'ZZZZ-0000-0000-0000-0000');
      expect((await until(test, ({ joining }) => joining?.step === 'ended')).joining).toMatchObject({
        ended: { why: 'code-ended' },
      });

      const used = await operator.enrol(terminal, test.stick);
      await db.admin`UPDATE records.enrolment SET state = 'asked', request_hash = 'of another' WHERE id = ${used.id}`;
      await join(test, used.code);
      expect((await until(test, ({ joining }) => joining?.step === 'ended')).joining).toMatchObject({
        ended: { why: 'code-used' },
      });
    }));

  test('is ended by a certificate that is not for what was asked', () =>
    withLine(async (test) => {
      const { id, code } = await operator.enrol(terminal, test.stick);
      await join(test, code);
      await until(test, ({ joining }) => joining?.step === 'waiting');
      await operator.admitAs(id, 'terminal-017-3-1');
      expect(await until(test, ({ joining }) => joining?.step === 'ended')).toMatchObject({
        state: 'none',
        joining: { ended: { why: 'wrong-certificate' } },
      });
    }));

  test('takes neither another terminal’s file nor one that is none', () =>
    withLine(async (test) => {
      await operator.enrol('017-9', test.stick);
      const [drive] = await test.call('lookForJoining', { folder: null });
      expect(drive?.found).toMatchObject({ terminal: '017-9', isOwn: false });
      const file = drive?.found?.file ?? '';
      expect(await test.callForError('showActToSign', { act: 'joinHeadOffice', file })).toEqual({
        code: 'another-terminal',
      });
      const path = pathOf(test.stick, joiningFileName);
      writeFileSync(path, readFileSync(path, 'utf8').replace('BEGIN CERTIFICATE', 'BEGIN NOTHING'));
      expect(await test.call('lookForJoining', { folder: null })).toMatchObject([{ problem: 'unreadable' }]);
    }));

  test('leaves no key, no code and no password in the clear, in the log or in the data', () =>
    withLine(async (test) => {
      const { id, code } = await operator.enrol(terminal, test.stick);
      await join(test, code);
      await until(test, ({ joining }) => joining?.step === 'waiting');
      await operator.admit(id);
      await until(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
      const secret = code.slice(5).replaceAll('-', '');
      expect(test.logged.join('\n')).not.toMatch(new RegExp(`${secret}|PRIVATE KEY|AGE-SECRET`));
      expect(JSON.stringify(await line(test))).not.toMatch(/PRIVATE|SECRET|sealed/i);
    }));

  test('suspended, replaced, and with a wrong clock, the test of the line names the cause', () =>
    withLine(async (test) => {
      await joined(test);
      const tried = () => test.call('testHeadOfficeLine', {});
      await db.admin`SELECT desk.set_state(${terminal}, 'suspended', 'se investiga un robo')`;
      expect(await tried()).toEqual({
        outcome: 'fails',
        problem: 'suspended',
        reason: 'se investiga un robo',
      });
      expect((await line(test)).contact).toMatchObject({ problem: 'suspended' });
      await db.admin`SELECT desk.set_state(${terminal}, 'active', NULL)`;
      expect(await tried()).toMatchObject({ outcome: 'works' });
      expect((await line(test)).contact).toMatchObject({ problem: null, since: null });
      const now = new Date();
      test.time.setWallClock(new Date(now.getTime() - 20 * 60_000).toISOString());
      const late = await tried();
      expect(late.outcome === 'works' && Math.round(late.clockAhead / 60)).toBe(20);
      await db.admin`SELECT desk.set_state(${terminal}, 'revoked', 'robado')`;
      expect(await tried()).toMatchObject({ outcome: 'fails', problem: 'login-refused' });
    }));
});
