import { expect, test } from 'vitest';
import { auditedEvents, captureCedula, supervisor } from '#test/support/fakes/journey.ts';
import { issue, revoke } from '#test/support/fakes/service-journey.ts';
import { otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** Somebody registered with a passport, who has a cédula now. Source: docs/decisions/098. */

const { passport } = specimenPerson;
const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'comparada' };

/** The draft of an enrolment with the names and birth date of whoever is registered with a passport. */
async function captureTheirs(story: KioskTest, cedula = specimenCedula): Promise<string> {
  return captureCedula(story, cedula, {
    'identity.surname': passport.surname,
    'identity.givenNames': passport.givenNames,
    'identity.birthDate': passport.birthDate,
  });
}

test('is likely the person of the card, and found and served by the cédula once two people said so', () =>
  withKiosk(async (story) => {
    const known = await issue(story);
    const { workerId, identificationCode } = known;
    await story.call('leaveVisit', {});
    const before = await story.call('openWorker', { workerId });
    const visitId = await captureTheirs(story);
    const { values } = await story.call('getVisit', { visitId });
    const { people } = await story.call('findLikelyPeople', { visitId, values });
    expect(people).toMatchObject([{ workerId, identificationCode }]);

    await story.call('recordCedula', { visitId, workerId, coSignature });
    const after = await story.call('openWorker', { workerId });
    expect(after).toMatchObject({
      identificationCode,
      cedula: specimenCedula.number,
      values: before.values,
      credential: 'active',
    });
    expect(after.documents.length).toBeGreaterThan(before.documents.length);
    expect((await story.call('listVisits', {})).map(({ id }) => id)).not.toContain(visitId);
    expect(story.clerk().visitId).toBeNull();
    expect(await auditedEvents(story)).toContain('cedula-recorded');
    const hits = await story.call('searchWorkers', { text: specimenCedula.number, birthDate: null });
    expect(hits).toMatchObject([{ workerId }]);
    await story.call('startOwnService', { purpose: 'check', language: 'en' });
    await story.call('identify', { text: specimenCedula.number });
    expect(story.clerk().display).toMatchObject({ identificationCode });
    await story.call('takeBack', {});
    // Nobody is enrolled by it any more, and nobody else gets it.
    const again = await captureTheirs(story);
    expect(
      await story.callForError('confirmRegistration', { visitId: again, comparedByEye: true }),
    ).toMatchObject({ code: 'document-already-registered', workerId });
  }));

test('is refused without a right number, without its copy, twice, and for whoever is recorded as dead', () =>
  withKiosk(async (story) => {
    const known = await issue(story);
    const { workerId } = known;
    await story.call('leaveVisit', {});
    const visitId = await captureTheirs(story);
    const refused = (subject: object) =>
      story.callForError('showActToSign', { act: 'recordCedula', visitId, workerId, ...subject } as never);
    const number = (value: string) =>
      story.call('saveDraftField', { visitId, field: 'identity.number', value });
    await number('0962467420');
    expect(await refused({})).toEqual({ code: 'cedula-wrong' });
    await number(specimenCedula.number);
    const { documents } = await story.call('getVisit', { visitId });
    await story.call('removeDocument', { visitId, documentId: documents[0]?.id ?? '' });
    expect(await refused({})).toEqual({ code: 'copy-missing' });

    const whole = await captureTheirs(story);
    await story.call('recordCedula', { visitId: whole, workerId, coSignature });
    const another = await captureTheirs(story, otherCedula);
    expect(await refused({ visitId: another })).toEqual({ code: 'has-cedula' });
    expect(await refused({ visitId: whole })).toEqual({ code: 'visit-closed' });
    await revoke(story, known, 'death');
    expect(await refused({ visitId: another })).toEqual({ code: 'visit-closed' });
  }));
