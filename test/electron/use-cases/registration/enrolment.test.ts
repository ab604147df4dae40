import { describe, expect, test } from 'vitest';
import {
  answerTo,
  auditedEvents,
  captureCedula,
  clerk,
  enrol,
  goTo,
  register,
  signedBySupervisor,
  signInAsClerk,
} from '#test/support/fakes/journey.ts';
import { check, issueByCedula } from '#test/support/fakes/service-journey.ts';
import { otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Ten digits with a right check digit that nobody here has. */
const _nobodysCedula = otherCedula.number;

async function _lock(story: KioskTest, number: string): Promise<void> {
  await story.call('startOwnService', { purpose: 'check', language: 'en' });
  await story.call('identify', { text: number });
  for (const wrong of ['Wrong2Wrong', 'Wrong1Wrong', 'Wrong0Wrong']) await check(story, wrong);
  await story.call('finishWorkerVisit', {});
}

describe('an enrolment', () => {
  test('goes from the cédula to a credential, asks the facts of the card, and tells head office both', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId, identificationCode } = await enrol(story);
      expect(identificationCode).toBe(specimenCedula.number);
      expect(await story.call('getVisit', { visitId })).toMatchObject({
        procedure: 'enrolment',
        state: 'registered',
        identificationCode,
      });
      await story.call('handOver', { visitId });
      await goTo(story, 'confirm-captured', specimenCedula);
      expect(story.worker()).toMatchObject({ procedure: 'enrolment' });
      const { step } = story.worker();
      expect(step.stage === 'confirm-captured' && step.fields.map(({ field }) => field)).toEqual([
        'identity.number',
        'identity.nationality',
        'identity.surname',
        'identity.givenNames',
        'identity.birthDate',
        'identity.sex',
        'identity.issueDate',
        'identity.expiryDate',
        'identity.fingerprintCode',
        'contact.email',
        'contact.mobile',
      ]);
      const asked = new Set<string>();
      await goTo(story, 'fact-questions', specimenCedula);
      for (let left = 3; left > 0; left -= 1) {
        const { step: now } = story.worker();
        if (now.stage !== 'fact-questions') throw new Error('three questions are asked');
        asked.add(now.question.id);
        await story.call('answerFactQuestion', { answer: answerTo(now.question, specimenCedula) });
      }
      expect([...asked].toSorted()).toEqual(['document-expiry', 'document-issue', 'fingerprint-digits']);
      await goTo(story, 'done', specimenCedula);
      expect(story.worker().step).toMatchObject({ identificationCode, entryNoticeDeadline: null });
      await story.until(async () => (await story.call('listPapers', { visitId })).length === 3);
      const papers = await story.call('listPapers', { visitId });
      expect(papers.map(({ kind }) => kind).toSorted()).toEqual([
        'credential-request',
        'receipt',
        'responsibility-agreement',
      ]);
      await story.call('finishWorkerVisit', {});
      expect(await story.call('openWorker', { workerId })).toMatchObject({
        procedure: 'enrolment',
        identificationCode,
        cedula: identificationCode,
        credential: 'active',
        entryNoticeDeadline: null,
        values: { 'identity.issuingState': 'ECU', 'identity.number': identificationCode },
      });
      expect(await auditedEvents(story)).not.toContain('identification-code-allotted');
    }));

  test('waits for a supervisor who compared them too; both, and what is signed, are on record', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureCedula(story);
      const unsigned = { code: 'second-person-needed' };
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toEqual(
        unsigned,
      );
      expect(await story.call('getVisit', { visitId })).toMatchObject({ identificationCode: null });
      const signed = await signedBySupervisor(story, visitId);
      expect((await story.call('showActToSign', { act: 'confirmWithSignature', visitId })).facts).toEqual([
        { what: 'person', value: 'QUINTERO SALAS, Daniela Andreína' },
        { what: 'cedula', value: `${specimenCedula.number} QUINTERO SALAS, Daniela Andreína` },
        { what: 'birthDate', value: specimenCedula.birthDate },
        { what: 'expiryDate', value: specimenCedula.expiryDate },
        { what: 'issueDate', value: specimenCedula.issueDate },
        { what: 'fingerprintCode', value: specimenCedula.fingerprintCode },
        { what: 'email', value: specimenCedula.email },
      ]);
      const refused = (changes: Partial<typeof signed>) =>
        story.callForError('confirmWithSignature', { ...signed, ...changes });
      const own = { ...signed.coSignature, username: clerk.username, secret: clerk.pin };
      expect(await refused({ coSignature: own })).toEqual({ code: 'own-act' });
      expect(await refused({ comparedByEye: false })).toEqual({ code: 'not-compared' });
      expect(await auditedEvents(story)).not.toContain('registration-confirmed');
      await story.call('confirmWithSignature', signed);
      expect(await story.call('getVisit', { visitId })).toMatchObject({ state: 'registered' });
      expect(await auditedEvents(story)).toContain('registration-signed');
    }));

  test('is not signed for what changes while the signature is checked', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureCedula(story);
      const signed = await signedBySupervisor(story, visitId);
      const { id: shown } = await story.call('showActToSign', { act: 'confirmWithSignature', visitId });
      const coSignature = { ...signed.coSignature, shown };
      const signing = story.callForError('confirmWithSignature', { ...signed, coSignature });
      await story.call('saveDraftField', { visitId, field: 'contact.email', value: 'otra@example.net' });
      expect(await signing).toEqual({ code: 'changed-since-shown' });
      expect(await story.call('getVisit', { visitId })).toMatchObject({ identificationCode: null });
    }));

  test('is kept as pending while the copy or a field is missing, and its slip says so', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null, procedure: 'enrolment' });
      const field = { field: 'identity.number', value: specimenCedula.number } as const;
      await story.call('saveDraftField', { visitId, ...field });
      await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('a passport') });
      const outcome = await story.call('confirmRegistration', { visitId, comparedByEye: false });
      expect(outcome).toMatchObject({ outcome: 'pending' });
      expect(outcome.outcome === 'pending' && outcome.missing[0]).toEqual({
        kind: 'document',
        document: 'cedula',
      });
      expect(await story.call('listVisits', {})).toMatchObject([
        { procedure: 'enrolment', state: 'pending-documents' },
      ]);
    }));

  test.each([
    ['0962467420', 'cedula-check-digit'],
    ['9962467429', 'cedula-province'],
    ['12345', 'cedula-shape'],
  ])('the number %s is refused: %s', (value, code) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureCedula(story, specimenCedula, { 'identity.number': value });
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toMatchObject(
        {
          code: 'blocked',
          problems: [{ field: 'identity.number', code }],
        },
      );
    }),
  );

  test('of a cédula that somebody has is refused with their record; the number is not spent on it', () =>
    withKiosk(async (story) => {
      const { workerId } = await issueByCedula(story);
      const visitId = await captureCedula(story, { ...otherCedula, number: specimenCedula.number });
      const known = { code: 'document-already-registered', workerId };
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toEqual(
        known,
      );
      await story.call('leaveVisit', {});
      const { identificationCode } = await register(story);
      expect(identificationCode).toMatch(/^E017-2-00000\d-/);
    }));

  test('whose number the worker calls wrong gets the right one once it is signed, and is known by it', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId } = await enrol(story, { ...specimenCedula, number: otherCedula.number });
      await story.call('handOver', { visitId });
      await goTo(story, 'confirm-captured', specimenCedula);
      await story.call('confirmCaptured', { wrongFields: ['identity.number'] });
      const field = { field: 'identity.number', value: specimenCedula.number } as const;
      await story.call('saveDraftField', { visitId, ...field });
      await story.call('takeBack', {});
      const unsigned = { code: 'second-person-needed' };
      expect(await story.callForError('handOver', { visitId })).toMatchObject(unsigned);
      const confirm = { visitId, comparedByEye: true };
      expect(await story.callForError('confirmRegistration', confirm)).toMatchObject(unsigned);
      expect(await story.call('openWorker', { workerId })).toMatchObject({ cedula: otherCedula.number });
      await story.call('confirmWithSignature', await signedBySupervisor(story, visitId));
      // Six facts of the card and the person, and the number again in the trails of both.
      expect((await auditedEvents(story)).filter((event) => event === 'registration-signed')).toHaveLength(8);
      await story.call('handOver', { visitId });
      await goTo(story, 'done', specimenCedula);
      expect(await story.call('openWorker', { workerId })).toMatchObject({
        identificationCode: specimenCedula.number,
        cedula: specimenCedula.number,
      });
      await story.call('finishWorkerVisit', {});
      await story.call('leaveVisit', {});
      expect((await enrol(story, otherCedula)).identificationCode).toBe(otherCedula.number);
    }));
});
