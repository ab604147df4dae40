import { describe, expect, test } from 'vitest';
import { createDispatch } from '#electron/main/app/dispatch.ts';
import type { AnomalyRow } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import {
  auditedEvents,
  clerk,
  makeAccount,
  makeStaff,
  register,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { type Issued, issue, lockByChecks } from '#test/support/fakes/service-journey.ts';
import { specimenPerson, specimenZhang } from '#test/support/specimens/people.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const auditor = { username: 'aurora', password: 'faro-lento-verde-2', pin: '9051' };

type Account = Pick<typeof clerk, 'username' | 'password'>;

async function changeTo({ call }: KioskTest, { username, password }: Account): Promise<void> {
  await call('signOut', {});
  await call('signIn', { username, password });
}

/** Locked, and unlocked again by the passport, by whoever is signed in. */
async function lockAndUnlock(story: KioskTest, issued: Issued): Promise<void> {
  await lockByChecks(story, issued);
  await story.call('startService', { workerId: issued.workerId, purpose: 'unlock' });
  await story.call('chooseLanguage', { language: 'en' });
  await story.call('chooseProof', { proof: 'counter' });
  await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
  await story.call('finishWorkerVisit', {});
}

async function afterHours(story: KioskTest): Promise<AnomalyRow | undefined> {
  return (await rows(story)).find(({ kind }) => kind === 'after-hours');
}

async function rows(story: KioskTest): Promise<readonly AnomalyRow[]> {
  return (await story.call('getAnomalyBoard', {})).rows;
}

/** 20:00 of a Monday in Ecuador. */
const evening = '2026-11-24T01:00:00.000Z';

describe('unlocks after hours', () => {
  test('show with who did them, open the entries behind them, and stay looked at until another comes', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await lockAndUnlock(story, issued);
      await changeTo(story, supervisor);
      expect(await rows(story)).toEqual([]);

      story.time.setWallClock(evening);
      await changeTo(story, clerk);
      await lockAndUnlock(story, issued);
      await changeTo(story, supervisor);
      const row = await afterHours(story);
      expect(row).toMatchObject({
        kind: 'after-hours',
        people: [{ username: 'carla', name: 'Carla Clerk' }],
        subjects: [issued.identificationCode],
        count: 1,
        looked: null,
        mayMark: true,
      });
      const { sequences } = await story.call('openAnomaly', { key: row?.key ?? '' });
      const entries = await story.call('listAuditEntries', {
        before: null,
        limit: 50,
        event: null,
        among: sequences,
      });
      expect(entries.map(({ event, account }) => [event, account])).toEqual([
        ['credential-unlocked', 'carla'],
      ]);

      await story.call('markAnomaly', { key: row?.key ?? '', note: 'turno de feria, con permiso' });
      expect((await afterHours(story))?.looked).toMatchObject({ by: 'Sonia Supervisora', isCurrent: true });
      const { hours } = await story.call('getAnomalyBoard', {});
      expect(hours[20]).toEqual({ open: 0, closed: 1 });
      expect(hours[9]).toEqual({ open: 1, closed: 0 });

      await changeTo(story, clerk);
      await lockAndUnlock(story, issued);
      await changeTo(story, supervisor);
      expect(await afterHours(story)).toMatchObject({ count: 2, looked: { isCurrent: false } });
      const events = await auditedEvents(story);
      for (const event of ['anomalies-listed', 'anomaly-opened', 'anomaly-looked-at'] as const) {
        expect(events).toContain(event);
      }
    }));

  test('nobody marks what they did themself: the attempt is on the trail, and somebody else may', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await changeTo(story, admin);
      await makeAccount(story, { name: 'Aurora Auditora', role: 'auditor', ...auditor }, supervisor);
      story.time.setWallClock(evening);
      await changeTo(story, supervisor);
      await lockAndUnlock(story, issued);
      const [own] = await rows(story);
      expect(own).toMatchObject({ people: [{ username: 'sonia' }], mayMark: false });
      const mark = { key: own?.key ?? '', note: 'todo en orden' };
      expect(await story.callForError('markAnomaly', mark)).toEqual({ code: 'about-yourself' });
      expect(await auditedEvents(story)).toContain('anomaly-mark-refused');

      await changeTo(story, auditor);
      expect((await rows(story))[0]).toMatchObject({ looked: null, mayMark: true });
      await story.call('markAnomaly', mark);
      expect((await rows(story))[0]?.looked?.by).toBe('Aurora Auditora');
    }));
});

test('one mailbox on several people shows masked, and looking is on the trail of each of them', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await changeTo(story, admin);
    const settings = await story.call('getAnomalySettings', {});
    await story.call('saveAnomalySettings', { ...settings, peoplePerContact: 2 });
    await changeTo(story, clerk);
    const first = await register(story, specimenPerson, { 'contact.email': 'Todos@correo.example' });
    const second = await register(story, specimenZhang, { 'contact.email': 'todos@correo.example' });
    await story.call('leaveVisit', {});
    await changeTo(story, supervisor);
    const [row] = await rows(story);
    expect(row).toMatchObject({
      kind: 'shared-contact',
      subjects: [first.identificationCode, second.identificationCode],
      people: [{ username: 'carla' }],
      contact: { field: 'email', masked: 't•••@c•••.example' },
      entries: 2,
    });
    expect(JSON.stringify(await rows(story))).not.toMatch(/todos@/i);
    await story.call('openAnomaly', { key: row?.key ?? '' });
    const opened = await story.call('listAuditEntries', { before: null, limit: 9, event: 'anomaly-opened' });
    expect(opened.map(({ subject }) => subject).toSorted()).toEqual(
      [first.identificationCode, second.identificationCode].toSorted(),
    );
  }));

test('failures on one code show, whoever has it', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    await lockAndUnlock(story, issued);
    await lockAndUnlock(story, issued);
    await changeTo(story, supervisor);
    expect(await rows(story)).toMatchObject([
      { kind: 'repeated-failures', subjects: [issued.identificationCode], count: 6, entries: 6, people: [] },
    ]);
  }));

test('a row that was never shown is neither opened nor marked', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: supervisor.username, password: supervisor.password });
    const key = 'after-hours:somebody';
    expect(await story.callForError('openAnomaly', { key })).toEqual({ code: 'not-found' });
    expect(await story.callForError('markAnomaly', { key, note: 'nada' })).toEqual({ code: 'not-found' });
  }));

test('a clerk who asks for the board is refused, and the refusal is on the trail', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    const { kiosk } = story;
    const silent = () => undefined;
    const dispatch = createDispatch({
      kiosk: Promise.resolve(kiosk()),
      log: { info: silent, warn: silent, error: silent },
      randomness: { integer: () => 0 },
      onRefused: (refusal) => kiosk().recordRefusal(refusal),
    });
    const ofWatchers = [
      'getAnomalyBoard',
      'openAnomaly',
      'markAnomaly',
      'saveAnomalySettings',
      'listFindings',
      'openFinding',
      'markFinding',
    ] as const;
    for (const method of ofWatchers) {
      expect(await dispatch.call('clerk', method, { key: 'x', note: 'nada' })).toEqual({
        kind: 'refused',
        reason: 'role',
      });
    }
    const refused = await story.call('listAuditEntries', { before: null, limit: 9, event: 'call-refused' });
    expect(refused.map(({ account, detail }) => [account, detail['method']])).toContainEqual([
      clerk.username,
      'getAnomalyBoard',
    ]);
  }));
