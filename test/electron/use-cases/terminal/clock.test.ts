import { expect, test } from 'vitest';
import { auditedEvents, clerk, goTo, makeStaff, register, supervisor } from '#test/support/fakes/journey.ts';
import { issue, lockByChecks, newCode } from '#test/support/fakes/service-journey.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** A machine whose clock is wrong, in both directions, and what two people can do about it. */

const hour = 60 * 60_000;
const year = 365 * 24 * hour;

function setBy(story: KioskTest, milliseconds: number): void {
  story.time.setWallClock(new Date(story.time.systemTime().getTime() + milliseconds).toISOString());
}

async function signInAs(story: KioskTest, { username, password }: typeof admin | typeof clerk) {
  await story.call('signOut', {});
  await story.call('signIn', { username, password });
}

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'el reloj estaba mal' };

/** The program ran on a clock a year ahead from its start on, which is put right while it is off. */
async function liveYearAhead(story: KioskTest, live: () => Promise<void>): Promise<void> {
  await makeStaff(story);
  await story.call('signIn', { username: admin.username, password: admin.password });
  setBy(story, year);
  await story.call('setClockRight', { coSignature });
  await story.call('signOut', {});
  await live();
  setBy(story, -year);
}

test('set back two hours: the screen says so, waits end when they should, and codes too', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    await lockByChecks(story, issued);
    setBy(story, -2 * hour);
    story.time.advance({ seconds: 2 });
    expect(story.clerk().clock).toEqual({
      state: 'behind',
      machine: '2026-11-23T12:00:00.000Z',
      own: '2026-11-23T14:00:00.000Z',
    });
    const before = story.mail.sent.length;
    await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
    await story.call('identify', { text: issued.identificationCode });
    const code = await newCode(story, before);
    story.time.pass(181_000);
    expect(await story.callForError('submitEmailCode', { code })).toEqual({ code: 'expired' });
    await story.call('takeBack', {});

    await story.call('signOut', {});
    for (let count = 0; count < 4; count += 1) {
      await story.callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
    }
    const guess = () => story.callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
    expect((await guess()).code).toBe('throttled');
    story.time.pass(16_000);
    expect((await guess()).code).toBe('wrong-sign-in');
    setBy(story, 2 * hour);
    story.time.advance({ seconds: 2 });
    expect((await auditedEvents(story)).filter((event) => event === 'clock-looked-at')).toHaveLength(2);
  }));

test('forward a year: nothing lapses, nothing is dated so, and once taken back nothing is left of it', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    await story.call('signOut', {});
    const guess = () => story.callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
    for (let count = 0; count < 4; count += 1) await guess();
    setBy(story, year);
    expect((await guess()).code).toBe('throttled');
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(story.clerk().clock).toMatchObject({ state: 'ahead', machine: '2027-11-23T14:00:00.000Z' });
    await lockByChecks(story, issued);
    const record = await story.call('openWorker', { workerId: issued.workerId });
    expect(record.credentialLockedAt).toMatch(/^2026-11-23/);
    setBy(story, -year);
    expect(story.clerk().clock).toBeNull();
    await story.restart();
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(story.clerk().clock).toBeNull();
  }));

test('a kiosk that lived a year ahead is brought back by two people: no code survives, no wait grows or shrinks', () =>
  withKiosk(async (story) => {
    let code = '';
    let visitId = '';
    await liveYearAhead(story, async () => {
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      ({ visitId } = await register(story));
      await story.call('handOver', { visitId });
      await goTo(story, 'email-code');
      await story.until(() => story.mail.sent.length === 1);
      code = /\b\d{6}\b/.exec(story.mail.sent[0]?.text ?? '')?.[0] ?? '';
      await story.call('signOut', {});
      for (let count = 0; count < 5; count += 1) {
        await story.callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
        story.time.pass(5000);
      }
    });
    await story.call('signIn', { username: admin.username, password: admin.password });
    expect(story.clerk().clock).toMatchObject({ state: 'behind', own: '2027-11-23T14:00:00.000Z' });
    await story.call('setClockRight', { coSignature });
    expect(story.clerk().clock).toBeNull();
    const [set] = await story.call('listAuditEntries', { before: null, limit: 1, event: 'clock-set' });
    expect(set).toMatchObject({ account: 'admin', detail: { codesEnded: 1 } });
    expect(set?.at.slice(0, 4)).toBe('2026');

    // What was left of the wait is still left, not a year of it.
    const guess = () => story.callForError('signIn', { username: 'nadie', password: 'equivocada-1' });
    await story.call('signOut', {});
    const waiting = await guess();
    expect(waiting).toMatchObject({ code: 'throttled' });
    if (waiting.code === 'throttled') {
      const left = Date.parse(waiting.retryAt) - story.time.systemTime().getTime();
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(15_000);
    }

    // The worker's proofs of then do not serve now, and their code is dead.
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    await story.call('resumeVisit', { visitId });
    await story.call('handOver', { visitId });
    await story.call('chooseLanguage', { language: 'en' });
    expect(story.worker().step.stage).toBe('notice');
    await goTo(story, 'birth-date');
    expect(code).toMatch(/^\d{6}$/);
    await story.restart();
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(story.clerk().clock).toBeNull();
    expect(await story.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
  }));

test('only when it is wrong, only while nobody is attended', () =>
  withKiosk(async (story) => {
    await issue(story);
    await signInAs(story, admin);
    expect(await story.callForError('setClockRight', { coSignature })).toEqual({ code: 'clock-right' });
    setBy(story, -2 * hour);
    await story.call('startOwnService', { purpose: 'check', language: 'es' });
    expect(await story.callForError('setClockRight', { coSignature })).toEqual({ code: 'attending' });
    await story.call('takeBack', {});
    const before = (await auditedEvents(story)).length;
    await story.call('setClockRight', { coSignature });
    expect((await auditedEvents(story)).slice(before)).toContain('clock-set');
    expect(story.clerk().clock).toBeNull();
  }));
