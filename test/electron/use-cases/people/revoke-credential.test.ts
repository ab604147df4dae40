import { describe, expect, test } from 'vitest';
import {
  auditedEvents,
  clerk,
  goTo,
  makeAccount,
  secrets,
  signedBySupervisor,
  supervisor,
  typeCredential,
  untilRead,
} from '#test/support/fakes/journey.ts';
import {
  answerThreeWrongly,
  check,
  issue,
  lockByChecks,
  nobodysCode,
  revoke,
  revocationSignature as signature,
} from '#test/support/fakes/service-journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const boss = { username: 'berta', password: 'lluvia-roja-monte-5', pin: '9427' };

describe('a revoked credential', () => {
  test('is on record with both people, its cause and its reason, and found as revoked', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'document-stolen');
      const { workerId } = issued;
      expect(await story.call('openWorker', { workerId })).toMatchObject({
        credential: 'revoked',
        documentReported: true,
        closed: false,
        revocations: [
          {
            cause: 'document-stolen',
            reason: 'denuncia 4711',
            attendedBy: 'Carla Clerk',
            signedBy: 'Sonia Supervisora',
          },
        ],
      });
      const [hit] = await story.call('searchWorkers', {
        text: specimenPerson.passport.number,
        birthDate: null,
      });
      expect(hit?.credential).toBe('revoked');
      expect(await auditedEvents(story)).toContain('credential-revoked');
      for (const purpose of ['check', 'recover', 'unlock', 'contact'] as const) {
        expect(await story.callForError('startService', { workerId, purpose })).toEqual({ code: 'revoked' });
      }
      expect(
        await story.callForError('revokeCredential', { workerId, cause: 'error', coSignature: signature }),
      ).toEqual({ code: 'no-credential' });
    }));

  test('is at the display what a code nobody has is, and the counter reads why', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'error');
      const walk = async (code: string, revoked: boolean) => {
        const seen: unknown[] = [];
        const see = () => seen.push(shapeOf(story));
        const begin = async (purpose: 'check' | 'recover' | 'unlock') => {
          await story.call('startOwnService', { purpose, language: 'en' });
          await story.call('identify', { text: code });
          expect(story.clerk().display).toMatchObject({ revoked, identificationCode: null });
          see();
        };
        const mails = story.mail.sent.length;
        await begin('unlock');
        expect(await story.callForError('submitEmailCode', { code: '123456' })).toMatchObject({
          attemptsLeft: 4,
        });
        await story.call('chooseProof', { proof: 'counter' });
        see();
        const proof = { comparedPortrait: true, comparedStoredCopy: true } as const;
        expect(await story.callForError('recordServiceProof', proof)).toEqual({ code: 'not-asked' });
        await story.call('takeBack', {});
        await begin('recover');
        await answerThreeWrongly(story, {});
        see();
        await story.call('takeBack', {});
        await begin('check');
        for (const typed of [secrets.credential, secrets.credential, secrets.credential]) {
          seen.push(await check(story, typed));
          see();
        }
        await story.call('takeBack', {});
        expect(story.mail.sent).toHaveLength(mails);
        return seen;
      };
      expect(await walk(issued.identificationCode, true)).toEqual(await walk(nobodysCode, false));
    }));

  test('is not taken away while somebody is at the display, and ends its codes', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      expect(
        await story.callForError('revokeCredential', {
          workerId: issued.workerId,
          cause: 'error',
          coSignature: signature,
        }),
      ).toEqual({ code: 'already-handed-over' });
      await story.call('takeBack', {});
      await revoke(story, issued, 'error');
      expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('revoked');
    }));

  test('also by a supervisor who attends, with another one’s signature', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story);
      await story.call('signOut', {});
      await story.call('signIn', { username: admin.username, password: admin.password });
      await makeAccount(story, { name: 'Berta Bravo', role: 'supervisor', ...boss }, supervisor);
      await story.call('signOut', {});
      await story.call('signIn', { username: boss.username, password: boss.password });
      const own = { username: boss.username, secret: boss.pin, reason: 'sola' };
      expect(
        await story.callForError('revokeCredential', { workerId, cause: 'error', coSignature: own }),
      ).toEqual({ code: 'own-act' });
      await story.call('revokeCredential', { workerId, cause: 'error', coSignature: signature });
    }));

  test('stays revoked over a restart', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'document-lost');
      await story.restart();
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('revoked');
    }));
});

describe('a new credential after it', () => {
  test('needs another issuance with its proofs, and is not the old one', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await lockByChecks(story, issued);
      await revoke(story, issued, 'error');
      const { id } = await story.call('startVisit', { workerId: issued.workerId });
      const mails = story.mail.sent.length;
      await story.call('handOver', { visitId: id });
      await goTo(story, 'email-code');
      await story.until(() => story.mail.sent.length > mails);
      await goTo(story, 'credential');
      await typeCredential(story, secrets.credential);
      expect(await story.callForError('submitCredential', {})).toMatchObject({ problems: ['used-before'] });
      for (let entry = 0; entry < 2; entry += 1) {
        await typeCredential(story, 'Tapir8Verde');
        await story.call('submitCredential', {});
      }
      await goTo(story, 'done');
      await story.call('finishWorkerVisit', {});
      await story.call('leaveVisit', {});
      const record = await story.call('openWorker', { workerId: issued.workerId });
      expect(record).toMatchObject({ credential: 'active', credentialLockedAt: null, closed: false });
      expect(record.revocations).toHaveLength(1);
      await story.call('startService', { workerId: issued.workerId, purpose: 'check' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(await check(story, 'Tapir8Verde')).toBe('right');
    }));

  test('after a lost passport needs the new one with its copy; the reported one stays on record', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'document-lost');
      const { id: visitId } = await story.call('startVisit', { workerId: issued.workerId });
      const handOver = () => story.callForError('handOver', { visitId });
      const { number, expiryDate } = specimenPerson.passport;
      expect((await story.call('getVisit', { visitId })).reportedPassport).toEqual({ number, expiryDate });
      expect(await handOver()).toEqual({ code: 'document-reported' });
      await story.call('saveDraftField', { visitId, field: 'identity.number', value: 'N7654321' });
      await story.call('saveDraftField', { visitId, field: 'identity.mrz', value: '' });
      await story.call('saveDraftField', { visitId, field: 'contract.samePersonReason', value: 'renovado' });
      // The number alone is not enough: the copy of the new one is missing.
      expect(await handOver()).toEqual({ code: 'document-reported' });
      const bytes = new TextEncoder().encode('passport of N7654321');
      await story.call('addDocument', { visitId, kind: 'passport', bytes });
      await untilRead(story, visitId);
      await story.call('handOver', { visitId });
      await story.call('takeBack', {});
      const record = await story.call('openWorker', { workerId: issued.workerId });
      expect(record).toMatchObject({ documentReported: false });
      expect(record.values['identity.number']).toBe('N7654321');
      const [hit] = await story.call('searchWorkers', {
        text: specimenPerson.passport.number,
        birthDate: null,
      });
      expect(hit?.workerId).toBe(issued.workerId);
    }));

  test('needs a supervisor for another address, which is told to the mailbox before', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'error');
      const { workerId } = issued;
      const { id: visitId } = await story.call('startVisit', { workerId });
      await story.call('saveDraftField', { visitId, field: 'contact.email', value: 'otra@example.net' });
      const lacking = { code: 'second-person-needed' };
      expect(await story.callForError('handOver', { visitId })).toEqual(lacking);
      const confirm = { visitId, comparedByEye: true };
      expect(await story.callForError('confirmRegistration', confirm)).toEqual(lacking);
      const stored = async () => (await story.call('openWorker', { workerId })).values['contact.email'];
      expect(await stored()).toBe(specimenPerson.contact.email);
      await story.call('confirmWithSignature', await signedBySupervisor(story, visitId));
      expect(await stored()).toBe('otra@example.net');
      expect(await auditedEvents(story)).toContain('registration-signed');
      expect((await story.call('openWorker', { workerId })).contactCoolsOffUntil).not.toBeNull();
      await story.call('handOver', { visitId });
      await goTo(story, 'email-code');
      const subjectsTo = (address: string) =>
        story.mail.sent.filter(({ to }) => to === address).map(({ subject }) => subject);
      await story.until(() =>
        subjectsTo(specimenPerson.contact.email).some((text) => /código|code/.test(text)),
      );
      // While the new one cools off, the code goes to the mailbox before; both are told of the change.
      expect(subjectsTo(specimenPerson.contact.email).join()).toContain('contacto');
      expect(subjectsTo('otra@example.net').join()).toContain('contacto');
      expect(subjectsTo('otra@example.net').join()).not.toMatch(/código|code/);
    }));

  test('is never issued after a death', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      const { id: open } = await story.call('startVisit', { workerId: issued.workerId });
      await story.call('leaveVisit', {});
      await revoke(story, issued, 'death');
      const { workerId } = issued;
      expect((await story.call('openWorker', { workerId })).closed).toBe(true);
      expect(await story.callForError('startVisit', { workerId })).toEqual({ code: 'person-closed' });
      expect(await story.callForError('handOver', { visitId: open })).toEqual({ code: 'visit-closed' });
    }));

  test('is issued after a death that two people took back, and the old one stays ended', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      const { workerId } = issued;
      const coSignature = { ...signature, reason: 'está aquí con su pasaporte' };
      const withdrawal = { workerId, coSignature };
      expect(await story.callForError('withdrawDeath', withdrawal)).toEqual({ code: 'not-closed' });
      await revoke(story, issued, 'death');
      const own = { ...coSignature, username: clerk.username, secret: clerk.pin };
      expect(await story.callForError('withdrawDeath', { workerId, coSignature: own })).toEqual({
        code: 'own-act',
      });
      await story.call('withdrawDeath', withdrawal);
      expect(await story.callForError('withdrawDeath', withdrawal)).toEqual({ code: 'not-closed' });
      expect(await story.call('openWorker', { workerId })).toMatchObject({
        credential: 'revoked',
        closed: false,
        revocations: [
          {
            cause: 'death',
            withdrawn: {
              reason: 'está aquí con su pasaporte',
              attendedBy: 'Carla Clerk',
              signedBy: 'Sonia Supervisora',
            },
          },
        ],
      });
      expect(await auditedEvents(story)).toContain('death-withdrawn');
      const { id: visitId } = await story.call('startVisit', { workerId });
      await story.call('handOver', { visitId });
      await goTo(story, 'credential');
      await typeCredential(story, secrets.credential);
      expect(await story.callForError('submitCredential', {})).toMatchObject({ problems: ['used-before'] });
      for (const _ of [1, 2]) {
        await typeCredential(story, 'Nube4Clara');
        await story.call('submitCredential', {});
      }
      await goTo(story, 'done');
      await story.call('finishWorkerVisit', {});
      expect(await story.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
      await story.call('leaveVisit', {});

      // A death after the one taken back closes the record all the same.
      await revoke(story, issued, 'death');
      expect(await story.call('openWorker', { workerId })).toMatchObject({ closed: true });
      await story.call('withdrawDeath', withdrawal);
      expect(await story.call('openWorker', { workerId })).toMatchObject({ closed: false });
    }));
});

/** What tells two displays apart: the step without its moments and its drawn order. */
function shapeOf(story: KioskTest): unknown {
  const { step, canGoBack, help } = story.service();
  const plain = { ...step } as Record<string, unknown>;
  for (const drawn of ['expiresAt', 'images', 'question']) if (drawn in plain) plain[drawn] = 'drawn';
  return { plain, canGoBack, help };
}
