import { describe, expect, test } from 'vitest';
import {
  auditedEvents,
  captureDraft,
  goTo,
  lastCode,
  register,
  signInAsClerk,
} from '#test/support/fakes/journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** What a clerk may try, alone, to get at a worker's credential. Source: domain.md 6 (why so strict). */

const theirs = 'mailbox.of.the.clerk@gmail.com';

async function emailOf(story: KioskTest, workerId: string): Promise<string | undefined> {
  return (await story.call('openWorker', { workerId })).values['contact.email'];
}

async function startAgain(story: KioskTest, visitId: string): Promise<void> {
  await story.call('handOver', { visitId });
  await story.call('chooseLanguage', { language: 'es' });
}

describe('the address that will receive the codes of recovery', () => {
  test('is not changed by the counter alone once there is a credential', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'done');
      await story.call('finishWorkerVisit', {});
      const before = await emailOf(story, workerId);

      const another = await story.call('startVisit', { workerId });
      await story.call('saveDraftField', { visitId: another.id, field: 'contact.email', value: theirs });
      expect(
        await story.callForError('confirmRegistration', { visitId: another.id, comparedByEye: true }),
      ).toEqual({ code: 'visit-closed' });
      expect(await emailOf(story, workerId)).toBe(before);
    }));

  test('is not changed by a second visit while the worker is at their display', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'terms');
      const before = await emailOf(story, workerId);

      const another = await story.call('startVisit', { workerId });
      await story.call('saveDraftField', { visitId: another.id, field: 'contact.email', value: theirs });
      expect(
        await story.callForError('confirmRegistration', { visitId: another.id, comparedByEye: true }),
      ).toEqual({ code: 'visit-closed' });
      expect(await emailOf(story, workerId)).toBe(before);
    }));

  test.each(['this visit', 'another visit'])(
    'changed after the worker confirmed it, through %s, is confirmed and proved again',
    (through) =>
      withKiosk(async (story) => {
        await signInAsClerk(story);
        const { visitId, workerId } = await register(story);
        await story.call('handOver', { visitId });
        await goTo(story, 'terms');
        const mails = story.mail.sent.length;
        await story.call('takeBack', {});

        const changed =
          through === 'this visit' ? visitId : (await story.call('startVisit', { workerId })).id;
        await story.call('saveDraftField', { visitId: changed, field: 'contact.email', value: theirs });
        await story.call('confirmRegistration', { visitId: changed, comparedByEye: true });
        await startAgain(story, changed);
        await goTo(story, 'confirm-captured');
        expect(JSON.stringify(story.worker().step)).toContain(theirs);
        await goTo(story, 'email-code');
        await story.until(() => story.mail.sent.length > mails);
        expect(story.mail.sent.at(-1)?.to).toBe(theirs);
        expect(lastCode(story)).toMatch(/^\d{6}$/);
      }),
  );
});

test('a corrected fact is asked as corrected', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'confirm-captured');
    const wrongFields = ['contract.employerName', 'contract.position', 'contract.remuneration'] as const;
    await story.call('confirmCaptured', { wrongFields: [...wrongFields] });
    await story.call('takeBack', {});
    const contract = {
      ...specimenPerson.contract,
      employerName: 'Faro Sur S.A.',
      position: 'Soldador',
      remuneration: '613.00',
    };
    for (const field of ['employerName', 'position', 'remuneration'] as const) {
      await story.call('saveDraftField', { visitId, field: `contract.${field}`, value: contract[field] });
    }
    await startAgain(story, visitId);
    await goTo(story, 'security-image', { ...specimenPerson, contract });
  }));

describe('proofs the worker gave', () => {
  test('do not serve somebody else hours later', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'terms');
      await story.call('takeBack', {});
      for (let i = 0; i < 20; i += 1) {
        story.time.advance({ minutes: 4 });
        await story.call('reportClerkActivity', {});
      }
      await startAgain(story, visitId);
      expect(story.worker().step.stage).toBe('notice');
      await goTo(story, 'email-code');
    }));

  test('end when the visit is put aside', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'terms');
      await story.call('leaveVisit', {});
      await story.call('resumeVisit', { visitId });
      await startAgain(story, visitId);
      expect(story.worker().step.stage).toBe('notice');
    }));
});

test('a new visit gives no attempts back', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId, workerId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'birth-date');
    for (let i = 0; i < 3; i += 1) await story.callForError('submitBirthDate', { birthDate: '1990-01-01' });
    await story.call('takeBack', {});
    const another = await story.call('startVisit', { workerId });
    await startAgain(story, another.id);
    expect(story.worker().help).toBe('attempts-spent');
    await story.call('resumeWorker', {});
    expect(await auditedEvents(story)).toContain('worker-resumed');
    await goTo(story, 'done');
  }));

test('no credential without the documents it rests on', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId } = await register(story);
    const visit = await story.call('getVisit', { visitId });
    for (const { id } of visit.documents) await story.call('removeDocument', { visitId, documentId: id });
    expect(await story.callForError('handOver', { visitId })).toEqual({ code: 'not-registered' });
  }));

describe('reading what another visit holds is on the trail', () => {
  test.each(['getVisit', 'getDocumentPage'] as const)('%s', (method) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      const visit = await story.call('getVisit', { visitId });
      expect(await auditedEvents(story)).not.toContain('record-read');
      await story.call('leaveVisit', {});
      const documentId = visit.documents[0]?.id ?? '';
      if (method === 'getVisit') await story.call('getVisit', { visitId });
      else await story.call('getDocumentPage', { documentId, page: 1 });
      expect(await auditedEvents(story)).toContain(method === 'getVisit' ? 'record-read' : 'document-read');
    }),
  );
});

test('two confirmations at once register once', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const visitId = await captureDraft(story);
    const input = { visitId, comparedByEye: true };
    const both = await Promise.all([
      story.call('confirmRegistration', input),
      story.call('confirmRegistration', input),
    ]);
    expect(new Set(both.map((each) => JSON.stringify(each))).size).toBe(1);
    const codes = (await auditedEvents(story)).filter((event) => event === 'identification-code-allotted');
    expect(codes).toHaveLength(1);
  }));
