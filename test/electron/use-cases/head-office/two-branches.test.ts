import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import { verifyState } from '#electron/main/db/head-office/verify-state.ts';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { clerk, goTo, register, secrets, supervisor, untilRead } from '#test/support/fakes/journey.ts';
import { check, issueAnother, lockByChecks, newCode, revoke } from '#test/support/fakes/service-journey.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { specimenPerson, specimenZhang } from '#test/support/specimens/people.ts';
import { joined, withLine } from './line-kiosk.ts';
import { together as bringTogether, inStore, isSent, untilInStore } from './together.ts';

describe.skipIf(!hasPostgres())('a person of another branch', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  let isCut = false;
  beforeEach(async () => {
    isCut = false;
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  /** A line that the test cuts and mends. */
  const lines: HeadOfficeLines = {
    ...createPostgresLines(),
    async openCounter(...where) {
      if (isCut) throw new LineFault('unreachable');
      return createPostgresLines().openCounter(...where);
    },
  };

  /** A counter of each of two branches that joined one head office, with a clerk at each. */
  function withTwoBranches(story: (home: SafetyTest, away: SafetyTest) => Promise<void>): Promise<void> {
    return withLine(
      (home) =>
        withLine(
          async (away) => {
            await joined(home, operator, '017-1');
            await joined(away, operator, '023-1');
            for (const each of [home, away]) await beginAsClerk(each);
            await story(home, away);
          },
          lines,
          1,
          '023',
        ),
      lines,
      1,
    );
  }

  /** Time that went by may have locked the view. */
  async function beginAsClerk({ call }: SafetyTest): Promise<void> {
    await call('signOut', {});
    await call('signIn', { username: clerk.username, password: clerk.password });
  }

  async function together(...counters: readonly SafetyTest[]): Promise<void> {
    isCut = false;
    await bringTogether(operator, counters);
    for (const counter of counters) await beginAsClerk(counter);
  }

  async function issuedAt(test: SafetyTest) {
    const registered = await register(test);
    await test.call('handOver', { visitId: registered.visitId });
    await goTo(test, 'done');
    await test.call('finishWorkerVisit', {});
    await test.call('leaveVisit', {});
    return registered;
  }

  const found = (test: SafetyTest, text: string) => test.call('searchWorkers', { text, birthDate: null });
  const state = async (test: SafetyTest, text: string) => (await test.call('getAsking', { text })).state;
  const trail = (test: SafetyTest, event: string) =>
    inStore(test, (store) =>
      listRows<{ subject: string | null; detail: string }>(
        store,
        `SELECT subject, detail FROM audit_event WHERE event = '${event}' ORDER BY sequence`,
      ),
    );

  async function fetched(home: SafetyTest, away: SafetyTest, number: string): Promise<void> {
    await together(home);
    await away.call('askHeadOffice', { text: number });
    await together(away, home);
  }

  test('is asked for by an exact number, found, and what is done about them is so at both', () =>
    withTwoBranches(async (home, away) => {
      const { workerId, identificationCode } = await issuedAt(home);
      await together(home, away);
      expect(await found(away, identificationCode)).toEqual([]);
      expect(await state(away, specimenPerson.passport.surname)).toBe('none');
      expect(await state(home, identificationCode)).toBe('none');
      expect(await state(away, identificationCode)).toBe('offered');
      await away.call('askHeadOffice', { text: identificationCode });
      await away.call('askHeadOffice', { text: identificationCode });
      expect(await state(away, identificationCode)).toBe('asked');
      await together(away, home);
      expect(await trail(away, 'head-office-asked')).toHaveLength(1);
      expect(await found(away, identificationCode)).toMatchObject([{ workerId, match: 'exact' }]);
      const there = await away.call('openWorker', { workerId });
      expect(there).toMatchObject({ origin: '017-1', credential: 'active' });
      expect(there.values).toEqual((await home.call('openWorker', { workerId })).values);
      expect(await trail(home, 'asked-for-by-another-branch')).toMatchObject([
        { subject: identificationCode, detail: expect.stringContaining('023-1') },
      ]);

      await lockByChecks(home, { workerId, identificationCode });
      await together(home, away);
      expect(await away.call('openWorker', { workerId })).toMatchObject({ credential: 'locked' });
      await away.call('startService', { workerId, purpose: 'unlock' });
      await away.call('chooseLanguage', { language: 'en' });
      const code = await newCode(away, away.mail.sent.length);
      await away.call('submitEmailCode', { code });
      await away.call('finishWorkerVisit', {});
      expect(await away.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      await together(away, home);
      expect(await home.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      for (const counter of [home, away]) {
        expect(inStore(counter, verifyState)).toMatchObject({ fault: undefined });
        expect(inStore(counter, (store) => listRows(store, 'SELECT kind FROM finding'))).toEqual([]);
      }
    }));

  test('an act answers for what was heard of them there, and of nobody else', () =>
    withTwoBranches(async (home, away) => {
      const { workerId, identificationCode } = await issuedAt(home);
      await fetched(home, away, identificationCode);
      const own = await register(away, specimenZhang);
      await away.call('leaveVisit', {});
      const heardBy = (subject: string) =>
        inStore(away, (store) =>
          listRows<{ heard: string | null }>(
            store,
            `SELECT content ->> '$.heard' AS heard FROM event WHERE subject = '${subject}' ORDER BY key DESC LIMIT 1`,
          ),
        )[0]?.heard ?? '';
      expect(heardBy(own.workerId)).not.toContain('017-1');
      await away.call('startService', { workerId, purpose: 'unlock' });
      await away.call('chooseLanguage', { language: 'en' });
      await away.call('submitEmailCode', { code: await newCode(away, away.mail.sent.length) });
      await away.call('finishWorkerVisit', {});
      expect(heardBy(workerId)).toContain('017-1');
      // Head office believes it: it was told to this branch.
      expect((await confirmReceived(operator.sql, operator.office)).troubles).toEqual([]);
      await together(away, home);
    }));

  test('what was hashed there cannot be checked here, and everybody else still can', () =>
    withTwoBranches(async (home, away) => {
      const { workerId, identificationCode } = await issuedAt(home);
      await fetched(home, away, identificationCode);
      expect(await away.callForError('startService', { workerId, purpose: 'check' })).toEqual({
        code: 'of-another-branch',
      });
      // Typed on the worker's own display, it is as a number that nobody has, and no attempt of theirs is spent.
      await away.call('startOwnService', { purpose: 'check', language: 'en' });
      await away.call('identify', { text: identificationCode });
      for (const left of [2, 1, 0]) expect(await check(away, `Wrong${left}Wrong`)).toBe(left);
      await away.call('finishWorkerVisit', {});
      expect(await away.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      await away.call('startOwnService', { purpose: 'check', language: 'en' });
      await away.call('identify', { text: identificationCode });
      expect(away.service().step.stage).toBe('locked');
      await away.call('finishWorkerVisit', {});
      // Whoever is of this branch is checked as before.
      const own = await issueAnother(away, specimenZhang);
      await away.call('startOwnService', { purpose: 'check', language: 'en' });
      await away.call('identify', { text: own.identificationCode });
      expect(await check(away, secrets.credential)).toBe('right');
      await away.call('finishWorkerVisit', {});
      await together(away, home);
      expect(await home.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
    }));

  test('two people end what was chosen there, and another one is issued here, which is in force at both', () =>
    withTwoBranches(async (home, away) => {
      const { workerId, identificationCode } = await issuedAt(home);
      await fetched(home, away, identificationCode);
      await revoke(away, { workerId }, 'error');
      await beginAsClerk(away);
      const { id: visitId } = await away.call('startVisit', { workerId });
      for (const kind of ['passport', 'contract'] as const) {
        const bytes = new TextEncoder().encode(`${kind} of ${specimenPerson.passport.number}`);
        await away.call('addDocument', { visitId, kind, bytes });
      }
      await untilRead(away, visitId);
      await away.call('confirmRegistration', { visitId, comparedByEye: true });
      await away.call('handOver', { visitId });
      await goTo(away, 'done');
      await away.call('finishWorkerVisit', {});
      await away.call('leaveVisit', {});
      await away.call('startService', { workerId, purpose: 'check' });
      await away.call('chooseLanguage', { language: 'en' });
      expect(await check(away, secrets.credential)).toBe('right');
      await away.call('finishWorkerVisit', {});
      await together(away, home);
      expect(await home.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      expect(await home.callForError('startService', { workerId, purpose: 'check' })).toEqual({
        code: 'of-another-branch',
      });
    }));

  test('a program that ends before what came is applied goes on where it was; who is dead is so here', () =>
    withTwoBranches(async (home, away) => {
      const { workerId, identificationCode } = await issuedAt(home);
      await revoke(home, { workerId }, 'death');
      await together(home, away);
      await away.call('askHeadOffice', { text: identificationCode });
      // Sent, and the program ends before the answer is there.
      await untilInStore(away, isSent);
      await away.restart();
      await confirmReceived(operator.sql, operator.office);
      await beginAsClerk(away);
      await together(away, home);
      expect(await away.call('openWorker', { workerId })).toMatchObject({
        credential: 'revoked',
        closed: true,
      });
      expect(await away.callForError('startService', { workerId, purpose: 'unlock' })).toEqual({
        code: 'revoked',
      });
      expect(await trail(home, 'asked-for-by-another-branch')).toHaveLength(1);
    }));

  test('without a line nothing is asked, and the screen is told', () =>
    withTwoBranches(async (home, away) => {
      const { identificationCode } = await issuedAt(home);
      await together(home, away);
      isCut = true;
      await away.kiosk();
      await operator.db.restart();
      await away.until(async () => {
        away.time.advance({ seconds: 40 });
        await new Promise((resolve) => setTimeout(resolve, 20));
        await beginAsClerk(away);
        return (await state(away, identificationCode)) === 'no-line';
      });
      expect(await away.callForError('askHeadOffice', { text: identificationCode })).toEqual({
        code: 'no-line',
      });
      expect(await trail(away, 'head-office-asked')).toEqual([]);
    }));

  test('a number that nobody has is answered so', () =>
    withTwoBranches(async (home, away) => {
      await fetched(home, away, 'XX7654321');
      expect(await away.call('getAsking', { text: 'xx 765-4321' })).toMatchObject({ state: 'nobody' });
      expect(await trail(away, 'head-office-answered')).toMatchObject([
        { detail: expect.stringContaining('nobody') },
      ]);
    }));

  test('who was registered here as well is one person, whom both branches see', () =>
    withTwoBranches(async (home, away) => {
      const first = await issuedAt(home);
      const second = await register(away);
      await away.call('leaveVisit', {});
      await fetched(home, away, first.identificationCode);
      for (const counter of [home, away]) {
        const people = await found(counter, specimenPerson.passport.surname);
        expect(people).toHaveLength(1);
        const person = await counter.call('openWorker', { workerId: people[0]?.workerId ?? '' });
        expect([person.identificationCode, ...person.otherNumbers].toSorted()).toEqual(
          [first.identificationCode, second.identificationCode].toSorted(),
        );
        expect(person.credential).toBe('active');
      }
      await away.call('signOut', {});
      await away.call('signIn', { username: supervisor.username, password: supervisor.password });
      expect(inStore(away, (store) => listRows(store, 'SELECT kind FROM finding'))).toContainEqual({
        kind: 'registered-twice',
      });
    }));
});
