import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import { verifyState } from '#electron/main/db/head-office/verify-state.ts';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import type { SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { captureCedula, clerk, goTo, register, supervisor, untilRead } from '#test/support/fakes/journey.ts';
import { lockByChecks, newCode } from '#test/support/fakes/service-journey.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { specimenCedula } from '#test/support/specimens/cedulas.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { joined, withLine } from './line-kiosk.ts';
import { together as bringTogether, inStore } from './together.ts';

describe.skipIf(!hasPostgres())('two counters of a branch', () => {
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

  /** Two kiosks on stores of their own that joined the same head office, with a clerk at each. */
  function withTwoCounters(story: (one: SafetyTest, two: SafetyTest) => Promise<void>): Promise<void> {
    return withLine(
      (one) =>
        withLine(async (two) => {
          await joined(one, operator, '017-1');
          await joined(two, operator, '017-2');
          for (const each of [one, two]) await beginAsClerk(each);
          await story(one, two);
        }, lines),
      lines,
      1,
    );
  }

  /** Time that went by may have locked the view. */
  async function beginAsClerk({ call }: SafetyTest): Promise<void> {
    await call('signOut', {});
    await call('signIn', { username: clerk.username, password: clerk.password });
  }

  /** The line is mended, and all of them know what all of them did. */
  async function together(...counters: readonly SafetyTest[]): Promise<void> {
    isCut = false;
    await bringTogether(operator, counters);
  }

  async function issuedAt(test: SafetyTest) {
    const registered = await register(test);
    await test.call('handOver', { visitId: registered.visitId });
    await goTo(test, 'done');
    await test.call('finishWorkerVisit', {});
    await test.call('leaveVisit', {});
    return registered;
  }

  /** Copies stay at the counter that took them. */
  async function bringCopies(test: SafetyTest, visitId: string): Promise<void> {
    for (const kind of ['passport', 'contract'] as const) {
      const bytes = new TextEncoder().encode(`${kind} of ${specimenPerson.passport.number}`);
      await test.call('addDocument', { visitId, kind, bytes });
    }
    await untilRead(test, visitId);
  }

  async function foundAt(test: SafetyTest, text = specimenPerson.passport.surname) {
    return test.call('searchWorkers', { text, birthDate: null });
  }

  test('a person of one is found at the other, unlocked there, and the first one knows', () =>
    withTwoCounters(async (one, two) => {
      const { workerId, identificationCode } = await issuedAt(one);
      expect(await foundAt(two)).toEqual([]);
      await together(one, two);
      expect(await foundAt(two)).toMatchObject([{ workerId, identificationCode }]);
      const there = await two.call('openWorker', { workerId });
      expect(there).toMatchObject({ origin: '017-1', credential: 'active', registeredBy: 'Carla Clerk' });
      expect(there.values).toEqual((await one.call('openWorker', { workerId })).values);

      await lockByChecks(one, { workerId, identificationCode });
      await together(one, two);
      expect(await two.call('openWorker', { workerId })).toMatchObject({ credential: 'locked' });

      isCut = true;
      await two.call('startService', { workerId, purpose: 'unlock' });
      await two.call('chooseLanguage', { language: 'en' });
      const code = await newCode(two, two.mail.sent.length);
      await two.call('submitEmailCode', { code });
      await two.call('finishWorkerVisit', {});
      expect(await two.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      expect(await one.call('openWorker', { workerId })).toMatchObject({ credential: 'locked' });
      await together(two, one);
      expect(await one.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      for (const counter of [one, two]) {
        expect(inStore(counter, verifyState)).toMatchObject({ fault: undefined, people: 0, leftOut: 1 });
      }
      // A code that was given at one of them is never given at the other.
      const numbers = inStore(two, (store) =>
        listRows(store, "SELECT value FROM high_water WHERE name = 'code'"),
      );
      expect(numbers).toEqual([]);
    }));

  test('the same passport at both without a line is one person with two numbers, and a row for a human', () =>
    withTwoCounters(async (one, two) => {
      isCut = true;
      const first = await register(one);
      await one.call('leaveVisit', {});
      two.time.advance({ seconds: 60 });
      const second = await register(two, specimenPerson, { 'contract.position': 'Cocinera' });
      await two.call('leaveVisit', {});
      await together(one, two);
      await together(one, two);
      for (const counter of [one, two]) {
        const people = await foundAt(counter);
        expect(people).toHaveLength(1);
        const person = await counter.call('openWorker', { workerId: people[0]?.workerId ?? '' });
        expect([person.identificationCode, ...person.otherNumbers].toSorted()).toEqual(
          [first.identificationCode, second.identificationCode].toSorted(),
        );
        expect(person.values['contract.position']).toBe('Cocinera');
        for (const code of [first, second]) {
          expect(await foundAt(counter, code.identificationCode)).toHaveLength(1);
        }
        const findings = inStore(counter, (store) =>
          listRows(store, 'SELECT kind, id FROM finding ORDER BY kind'),
        );
        expect(findings).toMatchObject([{ kind: 'facts-differ' }, { kind: 'registered-twice' }]);
      }
      await two.call('signOut', {});
      await two.call('signIn', { username: supervisor.username, password: supervisor.password });
      const { rows, open } = await two.call('listFindings', {});
      expect(open).toBe(2);
      expect(new Set(rows.flatMap(({ subjects }) => subjects))).toEqual(
        new Set([first.identificationCode, second.identificationCode]),
      );
      const differing = rows.find(({ kind }) => kind === 'facts-differ');
      if (differing === undefined) return expect.fail('a position differs');
      const facts = await two.call('openFinding', { id: differing.id });
      expect(facts.fields).toContain('contract.position');
      expect(facts.told.map(({ terminal, values }) => [terminal, values['contract.position']])).toEqual([
        ['017-1', specimenPerson.contract.position],
        ['017-2', 'Cocinera'],
      ]);
      await two.call('markFinding', { id: differing.id, note: 'cocinera, lo dice el contrato' });
      expect(await two.call('listFindings', {})).toMatchObject({
        open: 1,
        rows: [{ looked: null }, { id: differing.id, looked: { note: 'cocinera, lo dice el contrato' } }],
      });
      await expect(two.call('markFinding', { id: differing.id, note: 'otra vez' })).rejects.toThrow();
    }));

  test('a cédula that one recorded while the other enrolled it finds both records at both, and a row says why', () =>
    withTwoCounters(async (one, two) => {
      const { workerId, identificationCode } = await issuedAt(one);
      await together(one, two);
      for (const each of [one, two]) await beginAsClerk(each);
      isCut = true;
      const theirs = {
        'identity.surname': specimenPerson.passport.surname,
        'identity.givenNames': specimenPerson.passport.givenNames,
        'identity.birthDate': specimenPerson.passport.birthDate,
      };
      const recording = await captureCedula(one, specimenCedula, theirs);
      const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'comparada' };
      await one.call('recordCedula', { visitId: recording, workerId, coSignature });
      // Whoever looks alike was said to be another person there.
      const enrolling = await captureCedula(two, specimenCedula, theirs);
      const { values } = await two.call('getVisit', { visitId: enrolling });
      const { people } = await two.call('findLikelyPeople', { visitId: enrolling, values });
      const confirmed = await two.call('confirmWithSignature', {
        visitId: enrolling,
        comparedByEye: true,
        distinct: { people: people.map((each) => each.workerId), reason: 'dice que es otra' },
        coSignature,
      });
      expect(confirmed.outcome).toBe('registered');
      await two.call('leaveVisit', {});
      await together(one, two);
      await together(one, two);
      const found = [await foundAt(one, specimenCedula.number), await foundAt(two, specimenCedula.number)];
      for (const hits of found) {
        expect(hits.map((hit) => hit.identificationCode).toSorted()).toEqual(
          [identificationCode, specimenCedula.number].toSorted(),
        );
      }
      for (const counter of [one, two]) {
        expect(await counter.call('openWorker', { workerId })).toMatchObject({
          cedula: specimenCedula.number,
        });
        const inRows = inStore(counter, (store) => [
          listRows(store, 'SELECT id, kind, places FROM finding'),
          listRows(store, "SELECT 1 FROM branch_event WHERE state = 'newer'"),
        ]);
        expect(inRows).toMatchObject([[{ kind: 'cedula-of-two' }], []]);
        expect(inRows).toEqual(
          inStore(one, (store) => [listRows(store, 'SELECT id, kind, places FROM finding'), []]),
        );
        // Nobody gets a third number.
        const again = await captureCedula(counter, specimenCedula, theirs);
        expect(
          await counter.callForError('confirmRegistration', { visitId: again, comparedByEye: true }),
        ).toMatchObject({ code: 'document-already-registered' });
        await counter.call('leaveVisit', {});
        await counter.call('signOut', {});
        await counter.call('signIn', { username: supervisor.username, password: supervisor.password });
        const { rows } = await counter.call('listFindings', {});
        expect(rows.map(({ subjects }) => subjects.toSorted())).toEqual([
          [identificationCode, specimenCedula.number].toSorted(),
        ]);
        expect(inStore(counter, verifyState)).toMatchObject({ fault: undefined, people: 1, leftOut: 1 });
      }
    }));

  test('a draft follows what another counter corrected, and does not take it back', () =>
    withTwoCounters(async (one, two) => {
      const { visitId, workerId } = await register(one);
      await one.call('leaveVisit', {});
      await together(one, two);
      await one.call('resumeVisit', { visitId });
      await one.call('saveDraftField', { visitId, field: 'contract.workplace', value: 'Guayaquil' });
      const there = await two.call('startVisit', { workerId });
      const corrected = { 'contract.position': 'Cocinera', 'contract.remuneration': '640.00' } as const;
      for (const [field, value] of Object.entries(corrected)) {
        await two.call('saveDraftField', { visitId: there.id, field: field as 'contract.position', value });
      }
      await bringCopies(two, there.id);
      const confirmed = await two.call('confirmRegistration', { visitId: there.id, comparedByEye: true });
      expect(confirmed.outcome).toBe('registered');
      await two.call('leaveVisit', {});
      await together(two, one);
      expect((await one.call('openWorker', { workerId })).values).toMatchObject(corrected);
      expect((await one.call('getVisit', { visitId })).values).toMatchObject(corrected);
      await one.call('confirmRegistration', { visitId, comparedByEye: true });
      await together(one, two);
      for (const counter of [one, two]) {
        expect((await counter.call('openWorker', { workerId })).values).toMatchObject({
          ...corrected,
          'contract.workplace': 'Guayaquil',
        });
      }
    }));

  test('what is corrected of somebody whom a counter registered whose clock is a week ahead is so at both', () =>
    withTwoCounters(async (one, two) => {
      two.time.pass(7 * 24 * 60 * 60_000);
      await beginAsClerk(two);
      const { workerId } = await register(two);
      await two.call('leaveVisit', {});
      await together(two, one);
      const { id: visitId } = await one.call('startVisit', { workerId });
      await bringCopies(one, visitId);
      await one.call('saveDraftField', { visitId, field: 'contract.position', value: 'Cocinera' });
      await one.call('confirmRegistration', { visitId, comparedByEye: true });
      await together(one, two);
      for (const counter of [one, two]) {
        const { values } = await counter.call('openWorker', { workerId });
        expect(values['contract.position']).toBe('Cocinera');
      }
    }));
});
