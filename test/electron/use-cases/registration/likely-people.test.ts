import { describe, expect, test } from 'vitest';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import {
  auditedEvents,
  captureCedula,
  captureDraft,
  register,
  signedBySupervisor,
  signInAsClerk,
} from '#test/support/fakes/journey.ts';
import { issue, revoke } from '#test/support/fakes/service-journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** One person, one code. Source: domain.md 2. */

const { passport } = specimenPerson;

/** The same person with another passport, of which no machine readable zone was taken. */
const renewed = {
  'identity.number': 'N7654321',
  'identity.mrz': '',
  'contract.workerDocument': 'N7654321',
  'contact.email': 'otra.persona@example.net',
} as const satisfies Partial<Record<DraftField, string>>;

const confirm = (visitId: string) => ({ visitId, comparedByEye: true });

async function likely({ call }: KioskTest, visitId: string) {
  const { values } = await call('getVisit', { visitId });
  return (await call('findLikelyPeople', { visitId, values })).people;
}

describe('somebody on record with a new passport', () => {
  test('is the same person: the draft goes on as theirs, and the new passport stands beside the old one', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const known = await register(story);
      await story.call('leaveVisit', {});
      const visitId = await captureDraft(story, specimenPerson, { ...renewed, 'contact.email': '' });
      const before = await story.call('openWorker', { workerId: known.workerId });
      const joined = { visitId, workerId: known.workerId };
      expect(await story.call('joinDraft', joined)).toEqual({ goesOn: true });
      expect(await story.callForError('joinDraft', joined)).toEqual({ code: 'already-registered' });
      const visit = await story.call('getVisit', { visitId });
      expect(visit.workerId).toBe(known.workerId);
      expect(visit.values).toMatchObject({
        'identity.number': renewed['identity.number'],
        'contact.email': before.values['contact.email'],
      });
      await story.call('confirmRegistration', confirm(visitId));
      const after = await story.call('openWorker', { workerId: known.workerId });
      expect(after.identificationCode).toBe(before.identificationCode);
      expect(after.values['identity.number']).toBe(renewed['identity.number']);
      expect(after.documents.length).toBeGreaterThan(before.documents.length);
      expect(await auditedEvents(story)).toContain('draft-joined');
    }));

  test('does not get the zone or the expiry of the old passport for the new one', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { workerId } = await register(story);
      const zone = { 'identity.mrz': '', 'identity.surnameMrz': '', 'identity.givenNamesMrz': '' };
      const ofNew = { ...renewed, ...zone, 'identity.expiryDate': '', 'identity.nationality': '' };
      const visitId = await captureDraft(story, specimenPerson, ofNew);
      await story.call('joinDraft', { visitId, workerId });
      const { values } = await story.call('getVisit', { visitId });
      expect(values['identity.nationality']).toBe(passport.nationality);
      for (const field of [...(Object.keys(zone) as DraftField[]), 'identity.expiryDate'] as const) {
        expect(values[field] ?? '').toBe('');
      }
    }));

  test('is the same person, who has a credential: the copies are theirs, nothing else changes, and no draft waits', () =>
    withKiosk(async (story) => {
      const known = await issue(story);
      await story.call('leaveVisit', {});
      const visitId = await captureDraft(story, specimenPerson, renewed);
      const before = await story.call('openWorker', { workerId: known.workerId });
      expect(await story.call('joinDraft', { visitId, workerId: known.workerId })).toEqual({ goesOn: false });
      const after = await story.call('openWorker', { workerId: known.workerId });
      expect(after.values).toEqual(before.values);
      expect(after.documents.length).toBeGreaterThan(before.documents.length);
      expect((await story.call('listVisits', {})).map(({ id }) => id)).not.toContain(visitId);
      expect(story.clerk().visitId).toBeNull();
    }));

  test('gets no second code before somebody says why it is another person; the reason is kept, and out of the trail', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const known = await register(story);
      await story.call('leaveVisit', {});
      const visitId = await captureDraft(story, specimenPerson, renewed);
      const people = await likely(story, visitId);
      expect(people).toMatchObject([{ workerId: known.workerId, match: 'likely' }]);
      const refused = await story.callForError('confirmRegistration', confirm(visitId));
      expect(refused).toEqual({ code: 'likely-people', people });
      const reason = 'gemelas con el mismo nombre';
      const someoneElse = { people: ['5f0c7a1e-1111-4000-8000-000000000001'], reason };
      expect(
        await story.callForError('confirmRegistration', { ...confirm(visitId), distinct: someoneElse }),
      ).toMatchObject({ code: 'likely-people' });
      const distinct = { people: [known.workerId], reason };
      const outcome = await story.call('confirmRegistration', { ...confirm(visitId), distinct });
      expect(outcome).toMatchObject({ outcome: 'registered' });
      const [told] = await story.call('listAuditEntries', {
        before: null,
        limit: 1,
        event: 'people-told-apart',
      });
      expect(told?.detail).toMatchObject({ other: known.workerId });
      expect(JSON.stringify(told)).not.toContain(reason);
      expect(story.logged.join()).not.toContain(passport.surname);
    }));

  test('whose credential was revoked is shown as such', () =>
    withKiosk(async (story) => {
      const issued = await issue(story);
      await revoke(story, issued, 'document-stolen');
      const visitId = await captureDraft(story, specimenPerson, renewed);
      expect(await likely(story, visitId)).toMatchObject([
        { workerId: issued.workerId, credential: 'revoked' },
      ]);
      expect(await story.callForError('confirmRegistration', confirm(visitId))).toMatchObject({
        code: 'likely-people',
      });
    }));

  test.each([
    ['day and month of birth were taken for each other', '1991-03-04', '1991-04-03'],
    ['the day of birth was mistyped', '1991-03-14', '1991-03-15'],
    ['an earlier passport had the first of January for a day nobody knew', '1991-01-01', '1991-03-14'],
    ['the new passport has the first of January, and the earlier one a day', '1991-03-14', '1991-01-01'],
  ])('is found where %s', (_what, before, after) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const born = (date: string) => ({ 'identity.birthDate': date, 'identity.mrz': '' });
      const known = await register(story, specimenPerson, born(before));
      await story.call('leaveVisit', {});
      const visitId = await captureDraft(story, specimenPerson, { ...renewed, ...born(after) });
      expect(await likely(story, visitId)).toMatchObject([{ workerId: known.workerId }]);
      expect(await story.callForError('confirmRegistration', confirm(visitId))).toMatchObject({
        code: 'likely-people',
      });
    }),
  );

  test.each([
    [
      'names in another order and without accents',
      { 'identity.surname': passport.givenNames, 'identity.givenNames': passport.surname.toUpperCase() },
    ],
    ['a birth year alone', { 'identity.birthDate': passport.birthDate.slice(0, 4) }],
  ])('is found by %s', (_what, changes) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const known = await register(story);
      await story.call('leaveVisit', {});
      const { id: visitId } = await story.call('startVisit', { workerId: null });
      const values = {
        'identity.surname': passport.surname,
        'identity.givenNames': passport.givenNames,
        'identity.birthDate': passport.birthDate,
        ...changes,
      };
      expect(await story.call('findLikelyPeople', { visitId, values })).toMatchObject({
        people: [{ workerId: known.workerId }],
        unseen: [],
      });
    }),
  );
});

test('somebody who is registered by passport is known when they come with a cédula; the signature says both', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const known = await register(story);
    await story.call('leaveVisit', {});
    const same = {
      'identity.surname': passport.surname,
      'identity.givenNames': passport.givenNames,
      'identity.birthDate': passport.birthDate,
    };
    const visitId = await captureCedula(story, undefined, same);
    expect(await story.callForError('confirmRegistration', confirm(visitId))).toMatchObject({
      code: 'likely-people',
      people: [{ workerId: known.workerId }],
    });
    const distinct = { people: [known.workerId], reason: 'otra persona, comparada' };
    expect(await story.callForError('confirmRegistration', { ...confirm(visitId), distinct })).toEqual({
      code: 'second-person-needed',
    });
    const { coSignature } = await signedBySupervisor(story, visitId, distinct);
    expect(
      await story.callForError('confirmWithSignature', { ...confirm(visitId), coSignature }),
    ).toMatchObject({ code: 'likely-people' });
    await story.call('confirmWithSignature', { ...confirm(visitId), distinct, coSignature });
    expect(await auditedEvents(story)).toContain('people-told-apart');
  }));

test('a correction does not make a person another one in silence, and whoever was told apart stays so', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const known = await register(story);
    await story.call('leaveVisit', {});
    const other = { ...renewed, 'identity.birthDate': '1971-01-02' };
    const { visitId, workerId } = await register(story, specimenPerson, other);
    await story.call('saveDraftField', { visitId, field: 'identity.birthDate', value: passport.birthDate });
    const refusal = { code: 'likely-people', people: [{ workerId: known.workerId }] };
    expect(await story.callForError('handOver', { visitId })).toMatchObject(refusal);
    expect(await story.callForError('confirmRegistration', confirm(visitId))).toMatchObject(refusal);
    const distinct = { people: [known.workerId], reason: 'son primas' };
    await story.call('confirmRegistration', { ...confirm(visitId), distinct });
    expect((await story.call('openWorker', { workerId })).values['identity.birthDate']).toBe(
      passport.birthDate,
    );
    expect(await likely(story, visitId)).toEqual([]);
    await story.call('handOver', { visitId });
  }));
