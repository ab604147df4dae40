import { describe, expect, test } from 'vitest';
import type { ServiceStatus } from '#shared/contract/kiosk/services/service-session.ts';
import { compared, typeContact } from '#test/support/fakes/contact-journey.ts';
import {
  answerTo,
  enrol,
  goTo,
  secrets,
  signedBySupervisor,
  signInAsClerk,
  supervisor,
  typeCredential,
  untilRead,
} from '#test/support/fakes/journey.ts';
import { atKitCode, atKitService, choosePrinter, takeSheet } from '#test/support/fakes/kit-journey.ts';
import {
  answerThree,
  check,
  issueByCedula,
  newCode,
  nobodysCode,
  revoke,
} from '#test/support/fakes/service-journey.ts';
import { otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Ten digits with a right check digit that nobody here has. */
const nobodysCedula = otherCedula.number;

async function lock(story: KioskTest, number: string): Promise<void> {
  await story.call('startOwnService', { purpose: 'check', language: 'en' });
  await story.call('identify', { text: number });
  for (const wrong of ['Wrong2Wrong', 'Wrong1Wrong', 'Wrong0Wrong']) await check(story, wrong);
  await story.call('finishWorkerVisit', {});
}

describe('the services of somebody with a cédula', () => {
  test('checks, recovers and unlocks with its number, however it is typed', () =>
    withKiosk(async (story) => {
      const { identificationCode } = await issueByCedula(story);
      await story.call('startOwnService', { purpose: 'check', language: 'en' });
      await story.call('identify', { text: '096246742-9' });
      expect(await check(story, secrets.credential)).toBe('right');
      await story.call('finishWorkerVisit', {});

      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      let sent = story.mail.sent.length;
      await answerThree(story, { birthDate: specimenCedula.birthDate });
      await story.call('confirmRecoveryContact', { changed: false });
      await story.call('submitEmailCode', { code: await newCode(story, sent) });
      for (const _ of [1, 2]) {
        await typeCredential(story, 'Nube4Clara');
        await story.call('submitCredential', {});
      }
      expect(story.service().step).toMatchObject({ stage: 'service-done', outcome: 'recovered' });
      await story.call('finishWorkerVisit', {});

      await lock(story, identificationCode);
      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      sent = story.mail.sent.length;
      await story.call('identify', { text: identificationCode });
      await story.call('submitEmailCode', { code: await newCode(story, sent) });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    }));

  test('an assisted unlock asks two facts of the card and two of the bank', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode } = await issueByCedula(story);
      await lock(story, identificationCode);
      await story.call('startAssistedUnlock', { workerId });
      await story.call('chooseLanguage', { language: 'en' });
      const forms: string[] = [];
      for (let left = 4; left > 0; left -= 1) {
        const { step } = story.service();
        if (step.stage !== 'assisted-question') throw new Error('four questions are asked');
        const { question } = step;
        forms.push(question.form === 'bank' ? 'bank' : 'fact');
        const answer =
          question.form === 'bank'
            ? (secrets.answers.find(([id]) => id === question.id)?.[1] ?? '')
            : answerTo(question, specimenCedula);
        await story.call('answerAssistedQuestion', { answer });
      }
      expect(forms.toSorted()).toEqual(['bank', 'bank', 'fact', 'fact']);
      await story.call('approveAssistedUnlock', {
        callBack: null,
        coSignature: { username: supervisor.username, secret: supervisor.pin, reason: 'persona presente' },
      });
      expect(await story.call('openWorker', { workerId })).toMatchObject({ credential: 'active' });
    }));

  test('a change of contact data is signed, and a code of a sheet unlocks with the cédula', () =>
    withKiosk(async (story) => {
      await choosePrinter(story);
      const issued = await issueByCedula(story);
      const { workerId, identificationCode } = issued;
      await story.call('startService', { workerId, purpose: 'contact' });
      await story.call('chooseLanguage', { language: 'en' });
      await answerThree(story, { birthDate: specimenCedula.birthDate });
      await typeContact(story, { email: 'daniela.nueva@example.net' });
      await story.call('confirmContactChange', {});
      const coSignature = {
        username: supervisor.username,
        secret: supervisor.pin,
        reason: 'perdió su correo',
      };
      await story.call('approveContactChange', { ...compared, coSignature });
      await story.call('finishWorkerVisit', {});
      expect((await story.call('openWorker', { workerId })).values['contact.email']).toBe(
        'daniela.nueva@example.net',
      );

      await atKitService(story, issued);
      const [code] = await takeSheet(story);
      await story.call('finishWorkerVisit', {});
      await lock(story, identificationCode);
      await atKitCode(story, identificationCode);
      await story.call('submitKitCode', { code: code ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    }));

  test('a mistyped number is said to be one, and an unknown cédula behaves as an unknown code', () =>
    withKiosk(async (story) => {
      await issueByCedula(story);
      const behaviours = [];
      for (const text of [nobodysCedula, nobodysCode]) {
        await story.call('startOwnService', { purpose: 'check', language: 'en' });
        expect(await story.callForError('identify', { text: '0962467420' })).toEqual({
          code: 'check-character',
          suggestion: null,
        });
        expect(await story.callForError('identify', { text: '09624674' })).toEqual({ code: 'shape' });
        await story.call('identify', { text });
        behaviours.push([
          story.service().step,
          await check(story, secrets.credential),
          await check(story, secrets.credential),
          await check(story, secrets.credential),
          story.service().step,
          (story.clerk().display as ServiceStatus | null)?.identificationCode,
        ]);
        await story.call('takeBack', {});
      }
      expect(behaviours[0]).toEqual(behaviours[1]);
      expect(story.logged.join('\n')).not.toMatch(/\d{10}/);
    }));

  test('a revoked one needs the renewed card, which has the same number and expires later', () =>
    withKiosk(async (story) => {
      const { workerId } = await issueByCedula(story);
      await revoke(story, { workerId }, 'document-lost');
      const { id: visitId } = await story.call('startVisit', { workerId });
      expect(await story.call('getVisit', { visitId })).toMatchObject({
        procedure: 'enrolment',
        reportedPassport: { number: specimenCedula.number, expiryDate: specimenCedula.expiryDate },
      });
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'document-reported' });
      const older = { field: 'identity.expiryDate', value: '16/05/2033' } as const;
      await story.call('saveDraftField', { visitId, ...older });
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'document-reported' });
      const renewed = { field: 'identity.expiryDate', value: '01/11/2036' } as const;
      await story.call('saveDraftField', { visitId, ...renewed });
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'document-reported' });
      await story.call('addDocument', { visitId, kind: 'cedula', bytes: bytes('the renewed cédula') });
      await untilRead(story, visitId);
      // What the display will ask is not the counter's alone to change.
      expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'second-person-needed' });
      await story.call('confirmWithSignature', await signedBySupervisor(story, visitId));
      await story.call('handOver', { visitId });
      await goTo(story, 'security-image', { ...specimenCedula, expiryDate: '2036-11-01' });
      expect(await story.call('openWorker', { workerId })).toMatchObject({
        documentReported: false,
        values: { 'identity.expiryDate': '2036-11-01' },
      });
    }));

  test('does not leave its number once there was a credential, so that nobody else is enrolled by it', () =>
    withKiosk(async (story) => {
      const { workerId } = await issueByCedula(story);
      await revoke(story, { workerId }, 'error');
      const { id: visitId } = await story.call('startVisit', { workerId });
      await story.call('saveDraftField', { visitId, field: 'identity.number', value: otherCedula.number });
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toEqual({
        code: 'blocked',
        problems: [{ field: 'identity.number', code: 'number-had-credential', severity: 'block' }],
      });
      expect(await story.callForError('handOver', { visitId })).toMatchObject({ code: 'not-registered' });
      expect(await story.call('openWorker', { workerId })).toMatchObject({ cedula: specimenCedula.number });
    }));

  test('locked as a stranger’s it stays locked when its person is enrolled, until the credential', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      await lock(story, specimenCedula.number);
      const stageOf = async () => {
        await story.call('startOwnService', { purpose: 'check', language: 'en' });
        await story.call('identify', { text: specimenCedula.number });
        const { stage } = story.service().step;
        await story.call('takeBack', {});
        return stage;
      };
      expect(await stageOf()).toBe('locked');
      const { visitId } = await enrol(story);
      await story.call('leaveVisit', {});
      expect(await stageOf()).toBe('locked');
      await story.call('resumeVisit', { visitId });
      await story.call('handOver', { visitId });
      await goTo(story, 'done', specimenCedula);
      await story.call('finishWorkerVisit', {});
      await story.call('leaveVisit', {});
      expect(await stageOf()).toBe('check-credential');
    }));
});
