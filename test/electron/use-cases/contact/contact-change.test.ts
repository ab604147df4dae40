import { describe, expect, test } from 'vitest';
import { changeSigned, compared, toApproval, typeContact } from '#test/support/fakes/contact-journey.ts';
import { auditedEvents, clerk, secrets, supervisor, typeCredential } from '#test/support/fakes/journey.ts';
import {
  answerThree,
  answerThreeWrongly,
  check,
  type Issued,
  issue,
  newCode,
} from '#test/support/fakes/service-journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const fresh = 'rosa.nueva@example.net';
const old = specimenPerson.contact.email;
const signature = { username: supervisor.username, secret: supervisor.pin, reason: 'perdió su correo' };
const stage = (story: KioskTest) => story.service().step.stage;
const day = 24 * 60 * 60_000;

const recordOf = (story: KioskTest, { workerId }: Issued) => story.call('openWorker', { workerId });

function pass(story: KioskTest, milliseconds: number): void {
  if (milliseconds > 0) story.time.pass(milliseconds);
  else story.time.setWallClock(new Date(story.time.systemTime().getTime() + milliseconds).toISOString());
}

/** Asks for an unlock by the code typed, and says where the message went. */
async function codeGoesTo(story: KioskTest, { identificationCode }: Issued): Promise<string | undefined> {
  const before = story.mail.sent.length;
  await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
  await story.call('identify', { text: identificationCode });
  await newCode(story, before);
  await story.call('takeBack', {});
  return story.mail.sent.at(-1)?.to;
}

describe('a change of contact data', () => {
  test('is typed by the person, signed by two others, told to both mailboxes, and cools off', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      const before = story.mail.sent.length;
      await toApproval(story, issued, { email: fresh });
      expect(story.clerk().display).toMatchObject({
        contact: [{ field: 'email', before: expect.stringContaining('•••'), after: 'r•••@e•••.net' }],
      });
      expect((await recordOf(story, issued)).values['contact.email']).toBe(old);
      await story.call('approveContactChange', { ...compared, coSignature: signature });
      expect(story.service().step).toMatchObject({ outcome: 'contact-changed' });
      await story.until(() => story.mail.sent.length === before + 2);
      const told = story.mail.sent.slice(before);
      expect(told.map(({ to }) => to).toSorted()).toEqual([old, fresh].toSorted());
      for (const { text, subject } of told) {
        expect(`${subject}${text}`).not.toMatch(/@|E\d{3}|Eriksson/i);
      }
      await story.call('finishWorkerVisit', {});
      const record = await recordOf(story, issued);
      expect(record.values['contact.email']).toBe(fresh);
      expect(record.contactChanges).toEqual([
        expect.objectContaining({
          decision: 'approved',
          fields: ['email'],
          attendedBy: 'Carla Clerk',
          signedBy: 'Sonia Supervisora',
          reason: signature.reason,
        }),
      ]);
      expect(record.contactCoolsOffUntil).not.toBeNull();

      expect(await codeGoesTo(story, issued)).toBe(old);
      pass(story, 7 * day - 60_000);
      expect(await codeGoesTo(story, issued)).toBe(old);
      pass(story, 60_000);
      expect(await codeGoesTo(story, issued)).toBe(fresh);
      expect((await recordOf(story, issued)).contactCoolsOffUntil).toBeNull();
      // A clock that is turned back gives the old one no codes again: the mark of time stands.
      pass(story, -3 * day);
      expect(await codeGoesTo(story, issued)).toBe(fresh);
    }));

  test('the days are a setting; where there was no e-mail before, the counter proves the person meanwhile', () =>
    withKiosk(async (story) => {
      const issued = await issue(story, { 'contact.email': '' });
      await changeSigned(story, issued, { email: fresh });
      await story.call('startService', { workerId: issued.workerId, purpose: 'unlock' });
      await story.call('chooseLanguage', { language: 'es' });
      expect(stage(story)).toBe('service-proof');
      await story.call('takeBack', {});
      const settings = await story.call('getSettings', {});
      await story.call('saveSettings', { ...settings, contactCoolingDays: 2 });
      pass(story, 2 * day);
      expect(await codeGoesTo(story, issued)).toBe(fresh);
    }));

  test('a second one, the day after, is told to the mailbox that still receives codes too', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await changeSigned(story, issued, { email: fresh });
      const before = story.mail.sent.length;
      pass(story, day);
      await changeSigned(story, issued, { email: 'otra@example.com' });
      await story.until(() => story.mail.sent.length === before + 3);
      const told = story.mail.sent.slice(before).map(({ to }) => to);
      expect(told.toSorted()).toEqual([old, fresh, 'otra@example.com'].toSorted());
      expect(await codeGoesTo(story, issued)).toBe(old);
      pass(story, 6.5 * day);
      expect(await codeGoesTo(story, issued)).toBe(old);
    }));

  test('numbers only: the mailbox is told and keeps its codes', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      const before = story.mail.sent.length;
      await changeSigned(story, issued, { mobile: '0991234567', landline: '022345678' });
      await story.until(() => story.mail.sent.length > before);
      expect(story.mail.sent.slice(before).map(({ to }) => to)).toEqual([old]);
      const record = await recordOf(story, issued);
      expect(record.values).toMatchObject({
        'contact.mobile': '+593991234567',
        'contact.landline': '+59322345678',
      });
      expect(record.contactCoolsOffUntil).toBeNull();
    }));

  test('is declined by a supervisor with a reason: nothing changes, nobody is told, both people are on record', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      const before = story.mail.sent.length;
      await toApproval(story, issued, { email: fresh });
      await story.call('declineContactChange', {
        coSignature: { ...signature, reason: 'no es la persona del retrato' },
      });
      expect(story.service().step).toMatchObject({ outcome: 'contact-declined' });
      await story.call('finishWorkerVisit', {});
      const record = await recordOf(story, issued);
      expect(record.values['contact.email']).toBe(old);
      expect(record.contactChanges[0]).toMatchObject({
        decision: 'declined',
        reason: 'no es la persona del retrato',
      });
      expect(story.mail.sent).toHaveLength(before);
      expect(await auditedEvents(story)).toContain('contact-change-declined');
    }));

  test('what is not an address or a number is said; nothing changed is not signed; back keeps what was typed', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await story.call('startService', { workerId: issued.workerId, purpose: 'contact' });
      await story.call('chooseLanguage', { language: 'en' });
      await answerThree(story);
      const type = (field: 'email' | 'mobile' | 'landline', text: string, insists = false) =>
        story.callForError('submitContactField', { field, answer: { kind: 'new', text, insists } });
      expect(await type('mobile', '0991234567')).toEqual({ code: 'wrong-step' });
      expect(await type('email', 'rosa arroba')).toMatchObject({ problem: 'shape' });
      expect(await type('email', 'rosa@gmial.com')).toEqual({
        code: 'not-accepted',
        problem: 'suspicious-domain',
        suggestion: 'gmail.com',
        mayInsist: true,
      });
      expect(story.service().canGoBack).toBe(false);
      await typeContact(story, {});
      expect(await story.callForError('confirmContactChange', {})).toEqual({ code: 'nothing-changed' });
      await story.call('goBack', {});
      expect(await type('landline', '0991234567')).toMatchObject({ problem: 'not-a-landline' });
      await story.call('submitContactField', {
        field: 'landline',
        answer: { kind: 'new', text: '02 234 5678', insists: false },
      });
      expect(story.service().step).toMatchObject({
        entries: [
          { field: 'email', changes: false, value: 'm•••@e•••.org' },
          { field: 'mobile', changes: false },
          { field: 'landline', changes: true, value: '+59322345678' },
        ],
      });
      await story.call('goBack', {});
      expect(story.service().step).toMatchObject({ field: 'landline', typed: '+59322345678' });
    }));

  test('three wrong attempts lock, and a locked credential is unlocked first', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await story.call('startService', { workerId: issued.workerId, purpose: 'contact' });
      await story.call('chooseLanguage', { language: 'en' });
      for (let count = 0; count < 3; count += 1) await answerThreeWrongly(story);
      expect(stage(story)).toBe('locked');
      await story.call('takeBack', {});
      await story.call('startService', { workerId: issued.workerId, purpose: 'contact' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(stage(story)).toBe('locked');
    }));

  test('is not begun for nobody, nor while somebody is attended', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story);
      const nobody = '00000000-0000-4000-8000-000000000000';
      const start = (id: string) => story.callForError('startService', { workerId: id, purpose: 'contact' });
      expect(await start(nobody)).toEqual({ code: 'not-found' });
      await story.call('startOwnService', { purpose: 'check', language: 'es' });
      expect(await start(workerId)).toEqual({ code: 'already-handed-over' });
    }));
});

describe('what cuts it short', () => {
  test('a restart before the signature leaves the data as they were, and the service begins anew', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await toApproval(story, issued, { email: fresh });
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect(
        await story.callForError('approveContactChange', { ...compared, coSignature: signature }),
      ).toEqual({ code: 'not-asked' });
      const record = await recordOf(story, issued);
      expect(record.values['contact.email']).toBe(old);
      expect(record.contactChanges).toEqual([]);
      expect(await auditedEvents(story)).toContain('service-ended');
    }));

  test('a restart after it keeps the data and sends both messages once', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      story.mail.line = false;
      await changeSigned(story, issued, { email: fresh });
      const before = story.mail.sent.length;
      await story.restart();
      story.mail.line = true;
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      story.time.advance({ seconds: 30 });
      await story.until(() => story.mail.sent.length >= before + 2);
      await codeGoesTo(story, issued);
      const told = story.mail.sent.slice(before).map(({ to }) => to);
      expect(told.filter((to) => to === fresh)).toHaveLength(1);
    }));

  test('the counter takes the display back: what was typed is gone', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await toApproval(story, issued, { email: fresh });
      await story.call('takeBack', {});
      expect(
        await story.callForError('approveContactChange', { ...compared, coSignature: signature }),
      ).toEqual({ code: 'not-asked' });
      expect((await recordOf(story, issued)).values['contact.email']).toBe(old);
    }));
});

describe('within a recovery', () => {
  const begin = async (story: KioskTest, { identificationCode }: Issued) => {
    await story.call('startOwnService', { purpose: 'recover', language: 'en' });
    await story.call('identify', { text: identificationCode });
    await answerThree(story);
    await story.call('confirmRecoveryContact', { changed: true });
  };

  test('the signature changes the data and proves the person for the new credential', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await begin(story, issued);
      await typeContact(story, { email: fresh });
      await story.call('confirmContactChange', {});
      await story.call('approveContactChange', { ...compared, coSignature: signature });
      expect(stage(story)).toBe('new-credential');
      for (let entry = 0; entry < 2; entry += 1) {
        await typeCredential(story, 'Tapir8Verde');
        await story.call('submitCredential', {});
      }
      expect(story.service().step).toMatchObject({ outcome: 'recovered' });
      await story.call('finishWorkerVisit', {});
      expect((await recordOf(story, issued)).values['contact.email']).toBe(fresh);
      expect(await codeGoesTo(story, issued)).toBe(old);

      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      await answerThree(story);
      expect(story.service().step).toMatchObject({ coolsOff: true, maskedEmail: 'm•••@e•••.org' });
    }));

  test('declined, it leaves the old credential and the old data', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await begin(story, issued);
      await typeContact(story, { email: fresh });
      await story.call('confirmContactChange', {});
      await story.call('declineContactChange', { coSignature: signature });
      await story.call('finishWorkerVisit', {});
      expect((await recordOf(story, issued)).values['contact.email']).toBe(old);
      await story.call('startService', { workerId: issued.workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(await check(story, secrets.credential)).toBe('right');
    }));

  test('back from the first field to the question whether the mailbox is theirs; no mailbox leads to the counter', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await begin(story, issued);
      await story.call('goBack', {});
      expect(stage(story)).toBe('recovery-contact');
      await story.call('chooseProof', { proof: 'counter' });
      await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
      expect(stage(story)).toBe('new-credential');
    }));
});
