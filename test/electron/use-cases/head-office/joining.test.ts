import { readFileSync, writeFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joiningFileName } from '#shared/contract/head-office/joining.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { join, joined, lineOf, signInAfterStart, terminal, untilLine, withLine } from './line-kiosk.ts';

describe.skipIf(!hasPostgres())('joining head office', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

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
      const waiting = await untilLine(test, ({ joining }) => joining?.step === 'waiting');
      expect(waiting).toMatchObject({ state: 'joining', member: null });
      expect(waiting.joining?.fingerprint).toBe(await operator.admit(id));
      const now = await untilLine(
        test,
        ({ state, contact }) => state === 'joined' && contact.lastAt !== null,
      );
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
      await signInAfterStart(test);
      const before = await untilLine(test, ({ joining }) => joining?.step === 'waiting');
      await test.restart();
      await signInAfterStart(test);
      expect((await lineOf(test)).joining).toEqual(before.joining);
      await operator.admit(id);
      await test.restart();
      await signInAfterStart(test);
      await untilLine(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
      await test.restart();
      await signInAfterStart(test);
      expect(await test.call('testHeadOfficeLine', {})).toMatchObject({ outcome: 'works' });
    }));

  test('that the operator declines, with a wrong code, or with a used one says so in words of its own', () =>
    withLine(async (test) => {
      const declined = await operator.enrol(terminal, test.stick);
      await join(test, declined.code);
      await untilLine(test, ({ joining }) => joining?.step === 'waiting');
      await db.admin`SELECT desk.decline(${declined.id}, 'la huella es otra')`;
      const now = await untilLine(test, ({ joining }) => joining?.step === 'ended');
      expect(now).toMatchObject({
        state: 'none',
        joining: { ended: { why: 'declined', reason: 'la huella es otra' } },
      });
      await test.call('endJoining', {});
      expect((await lineOf(test)).joining).toBeNull();

      await join(test, 'ZZZZ-0000-0000-0000-0000');
      expect((await untilLine(test, ({ joining }) => joining?.step === 'ended')).joining).toMatchObject({
        ended: { why: 'code-ended' },
      });

      const used = await operator.enrol(terminal, test.stick);
      await db.admin`UPDATE records.enrolment SET state = 'asked', request_hash = 'of another' WHERE id = ${used.id}`;
      await join(test, used.code);
      expect((await untilLine(test, ({ joining }) => joining?.step === 'ended')).joining).toMatchObject({
        ended: { why: 'code-used' },
      });
    }));

  test('is ended by a certificate that is not for what was asked', () =>
    withLine(async (test) => {
      const { id, code } = await operator.enrol(terminal, test.stick);
      await join(test, code);
      await untilLine(test, ({ joining }) => joining?.step === 'waiting');
      await operator.admitAs(id, 'terminal-017-3-1');
      expect(await untilLine(test, ({ joining }) => joining?.step === 'ended')).toMatchObject({
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
      await untilLine(test, ({ joining }) => joining?.step === 'waiting');
      await operator.admit(id);
      await untilLine(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
      const secret = code.slice(5).replaceAll('-', '');
      expect(test.logged.join('\n')).not.toMatch(new RegExp(`${secret}|PRIVATE KEY|AGE-SECRET`));
      expect(JSON.stringify(await lineOf(test))).not.toMatch(/PRIVATE|SECRET|sealed/i);
    }));

  test('suspended, replaced, and with a wrong clock, the test of the line names the cause', () =>
    withLine(async (test) => {
      await joined(test, operator);
      const tried = () => test.call('testHeadOfficeLine', {});
      await db.admin`SELECT desk.set_state(${terminal}, 'suspended', 'se investiga un robo')`;
      expect(await tried()).toEqual({
        outcome: 'fails',
        problem: 'suspended',
        reason: 'se investiga un robo',
      });
      expect((await lineOf(test)).contact).toMatchObject({ problem: 'suspended' });
      await db.admin`SELECT desk.set_state(${terminal}, 'active', NULL)`;
      expect(await tried()).toMatchObject({ outcome: 'works' });
      expect((await lineOf(test)).contact).toMatchObject({ problem: null, since: null });
      const now = new Date();
      test.time.setWallClock(new Date(now.getTime() - 20 * 60_000).toISOString());
      const late = await tried();
      expect(late.outcome === 'works' && Math.round(late.clockAhead / 60)).toBe(20);
      for (const days of [-1, 1]) {
        test.time.setWallClock(new Date(now.getTime() + days * 24 * 60 * 60_000).toISOString());
        const apart = await tried();
        expect(apart.outcome === 'works' && Math.round(apart.clockAhead / 3600)).toBe(-24 * days);
      }
      await db.admin`SELECT desk.set_state(${terminal}, 'revoked', 'robado')`;
      expect(await tried()).toMatchObject({ outcome: 'fails', problem: 'login-refused' });
    }));
});
