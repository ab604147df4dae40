import { describe, expect, test } from 'vitest';
import {
  auditedEvents,
  captureDraft,
  clerk,
  register,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { specimenPerson, specimenZhang } from '#test/support/specimens/people.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** The last digit of the passport number's MRZ is changed, so that its check digit fails. */
const wrongMrz = specimenPerson.passport.mrz.join('\n').replace('S012345674', 'S012345670');

describe('a draft', () => {
  test('comes back after a restart at the same step and field, with everything typed', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id } = await story.call('startVisit', { workerId: null });
      await story.call('saveDraftPosition', { visitId: id, step: 'contract', field: 'contract.employerRuc' });
      await story.call('saveDraftField', { visitId: id, field: 'contract.employerRuc', value: '17998' });
      await story.call('addDocument', { visitId: id, kind: 'contract', bytes: bytes('contract') });
      await story.restart();
      expect(story.kiosk().clerkSession().state).toBe('signed-out');
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      expect(await story.call('listVisits', {})).toHaveLength(1);
      const visit = await story.call('resumeVisit', { visitId: id });
      expect(visit).toMatchObject({
        state: 'draft',
        step: 'contract',
        field: 'contract.employerRuc',
        values: { 'contract.employerRuc': '17998' },
      });
      expect(visit.documents).toHaveLength(1);
      expect(story.clerk().visitId).toBe(id);
    }));

  test('is put aside, given up, and not found', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id } = await story.call('startVisit', { workerId: null });
      await story.call('leaveVisit', {});
      expect(story.clerk().visitId).toBeNull();
      await story.call('abandonVisit', { visitId: id, reason: 'se fue' });
      expect(await story.callForError('resumeVisit', { visitId: id })).toEqual({ code: 'visit-closed' });
      const field = { field: 'identity.number', value: 'X' } as const;
      expect(await story.callForError('saveDraftField', { visitId: id, ...field })).toEqual({
        code: 'visit-closed',
      });
      const nowhere = '00000000-0000-4000-8000-000000000000';
      expect(await story.callForError('saveDraftField', { visitId: nowhere, ...field })).toEqual({
        code: 'not-found',
      });
      expect(await story.callForError('startVisit', { workerId: nowhere })).toEqual({ code: 'not-found' });
      expect(await story.callForError('openWorker', { workerId: nowhere })).toEqual({ code: 'not-found' });
    }));
});

describe('a document', () => {
  test('is stored, shown, turned, and taken off', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      const document = await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('one') });
      const page = await story.call('getDocumentPage', { documentId: document.id, page: 1 });
      expect([...page.jpeg.slice(0, 2)]).toEqual([0xff, 0xd8]);
      const view = { rotation: 90, crop: { left: 0, top: 0, width: 0.5, height: 1 } } as const;
      await story.call('setPageView', { visitId, documentId: document.id, page: 1, view });
      expect((await story.call('getVisit', { visitId })).documents[0]?.pages[0]?.view).toEqual(view);
      await story.call('removeDocument', { visitId, documentId: document.id });
      expect((await story.call('getVisit', { visitId })).documents).toEqual([]);
      expect(await story.callForError('removeDocument', { visitId, documentId: document.id })).toEqual({
        code: 'not-found',
      });
    }));

  test('is refused with its reason, and what was captured stays', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      await story.call('addDocument', { visitId, kind: 'passport', bytes: bytes('one') });
      const add = (content: Uint8Array<ArrayBuffer>) =>
        story.callForError('addDocument', { visitId, kind: 'contract', bytes: content });
      expect(await add(new Uint8Array())).toEqual({ code: 'empty' });
      expect(await add(new Uint8Array(40 * 1024 * 1024 + 1))).toEqual({ code: 'too-large' });
      expect(await add(bytes('one'))).toEqual({ code: 'already-added' });
      expect(story.reader.reads).toBe(1);
      story.reader.answer = { ok: false, refusal: 'password-protected' };
      expect(await add(bytes('two'))).toEqual({ code: 'password-protected' });
      expect((await story.call('getVisit', { visitId })).documents).toHaveLength(1);
      expect((await auditedEvents(story)).filter((event) => event === 'document-refused')).toHaveLength(4);
    }));

  test('the same file twice at once is kept once', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      const add = () =>
        story.kiosk().handlers.addDocument({ visitId, kind: 'passport', bytes: bytes('one') });
      const outcomes = await Promise.all([add(), add()]);
      expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    }));
});

describe('confirming', () => {
  test('an incomplete registration is kept as pending, with a slip', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      await story.call('saveDraftField', { visitId, field: 'identity.surname', value: 'Quintero' });
      const outcome = await story.call('confirmRegistration', { visitId, comparedByEye: false });
      expect(outcome).toMatchObject({ outcome: 'pending' });
      expect(outcome.outcome === 'pending' && outcome.missing).toContainEqual({
        kind: 'document',
        document: 'passport',
      });
      await story.until(async () => (await story.call('listPapers', { visitId })).length === 1);
      expect((await story.call('listPapers', { visitId }))[0]?.kind).toBe('comeback-slip');
      expect((await story.call('getVisit', { visitId })).state).toBe('pending-documents');
    }));

  test('kept as pending once more, it has the same slip; another one only when something else is missing', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      const keep = () => story.call('confirmRegistration', { visitId, comparedByEye: false });
      const slips = async () => (await story.call('listPapers', { visitId })).length;
      await keep();
      await story.until(async () => (await slips()) === 1);
      await keep();
      await story.call('saveDraftField', { visitId, field: 'identity.surname', value: 'Quintero' });
      await keep();
      await story.until(async () => (await slips()) === 2);
    }));

  test('needs the comparison by eye', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: false })).toEqual({
        code: 'not-compared',
      });
    }));

  test('a blocking problem stops it', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story, specimenPerson, { 'contract.employerRuc': '5790185783001' });
      const error = await story.callForError('confirmRegistration', { visitId, comparedByEye: true });
      expect(error).toMatchObject({
        code: 'blocked',
        problems: [{ field: 'contract.employerRuc', code: 'ruc-province' }],
      });
    }));

  test('the same document cannot be registered twice, however it is written', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { workerId } = await register(story);
      const visitId = await captureDraft(story, specimenPerson, {
        'identity.number': 's 0123-4567',
        'identity.mrz': '',
      });
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toEqual({
        code: 'document-already-registered',
        workerId,
      });
      const other = await register(story, specimenZhang);
      expect(other.identificationCode).not.toBe('');
    }));

  test('a wrong check digit needs a supervisor who is not the caller', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story, specimenPerson, { 'identity.mrz': wrongMrz });
      const confirm = () => story.callForError('confirmRegistration', { visitId, comparedByEye: true });
      expect(await confirm()).toMatchObject({ code: 'blocked', problems: [{ code: 'mrz-check-digit' }] });
      const sign = (username: string, secret: string) => ({
        visitId,
        coSignature: { username, secret, reason: 'impresa así' },
      });
      expect(await story.callForError('acceptMrz', sign(clerk.username, clerk.pin))).toEqual({
        code: 'own-act',
      });
      expect(await story.callForError('acceptMrz', sign('admin', '7294'))).toEqual({
        code: 'wrong-co-signer',
      });
      expect(await story.callForError('acceptMrz', sign(supervisor.username, '0001'))).toEqual({
        code: 'wrong-co-signer',
      });
      await story.call('acceptMrz', sign(supervisor.username, supervisor.pin));
      expect((await story.call('getVisit', { visitId })).mrzAccepted).toEqual({
        by: 'Sonia Supervisora',
        reason: 'impresa así',
      });
      await story.call('confirmRegistration', { visitId, comparedByEye: true });
      expect(await auditedEvents(story)).toContain('mrz-accepted');
    }));

  test('another MRZ, number or name needs another acceptance, and wrong co-signatures are throttled', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story, specimenPerson, { 'identity.mrz': wrongMrz });
      const sign = (secret: string) => ({
        visitId,
        coSignature: { username: supervisor.username, secret, reason: 'impresa así' },
      });
      const accepted = async () => (await story.call('getVisit', { visitId })).mrzAccepted;
      for (const [field, value] of [
        ['identity.mrz', `${wrongMrz} `],
        ['identity.number', 'S7654321'],
        ['identity.surname', 'Otra'],
        ['identity.givenNames', 'Otra'],
      ] as const) {
        await story.call('acceptMrz', sign(supervisor.pin));
        await story.call('saveDraftField', { visitId, field: 'contact.mobile', value: '' });
        expect(await accepted()).not.toBeNull();
        await story.call('saveDraftField', { visitId, field, value });
        expect(await accepted()).toBeNull();
      }
      for (let i = 0; i < 4; i += 1) await story.callForError('acceptMrz', sign('0001'));
      expect(await story.callForError('acceptMrz', sign(supervisor.pin))).toMatchObject({
        code: 'throttled',
      });
    }));
});

describe('afterwards', () => {
  test('the worker is found, and opening the record is on record', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { workerId } = await register(story);
      const [hit] = await story.call('searchWorkers', { text: 'fernanda nanez', birthDate: null });
      expect(hit).toMatchObject({ workerId, credential: 'none' });
      await story.call('openWorker', { workerId });
      expect((await auditedEvents(story)).at(-1)).toBe('record-read');
      const visit = await story.call('startVisit', { workerId });
      expect(visit).toMatchObject({ state: 'registered', step: 'hand-over', workerId });
    }));
});
