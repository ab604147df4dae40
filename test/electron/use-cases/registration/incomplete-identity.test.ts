import { describe, expect, test } from 'vitest';
import { buildTd3 } from '#shared/domain/mrz/mrz.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { toApproval } from '#test/support/fakes/contact-journey.ts';
import { captureDraft, goTo, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { answerThree, answerThreeWrongly, nobodysCode } from '#test/support/fakes/service-journey.ts';
import {
  type SpecimenPassport,
  type SpecimenPerson,
  specimenPerson,
} from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** People whose passport does not say everything: no day or month of birth, or one name alone. Source: domain.md 2. */

/** The specimen person with other facts on the passport, and the machine readable zone that they have then. */
function withPassport(changes: Partial<SpecimenPassport>): SpecimenPerson {
  const passport = { ...specimenPerson.passport, ...changes };
  const { number, surname, givenNames } = passport;
  const mrz = buildTd3({ ...passport, documentNumber: number });
  const contract = { ...specimenPerson.contract, workerName: `${givenNames} ${surname}`.trim() };
  return { ...specimenPerson, contract, passport: { ...passport, mrz } };
}

async function issueTo(story: KioskTest, person: SpecimenPerson) {
  await signInAsClerk(story);
  const registered = await register(story, person);
  await story.call('handOver', { visitId: registered.visitId });
  await goTo(story, 'done', person);
  await story.call('finishWorkerVisit', {});
  await story.call('leaveVisit', {});
  return registered;
}

describe.each([
  ['1980', 'year', '1980-01-01'],
  ['1980-05', 'month', '1980-05-01'],
] as const)('whose birth is known as %s', (birthDate, known, invented) => {
  const person = withPassport({ birthDate });

  test('is registered so, asked for what is known, and recovers with it, not with an invented day', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId, identificationCode } = await register(story, person, {
        'identity.birthDate': birthDate === '1980' ? '--/--/1980' : '5/1980',
      });
      const { values } = await story.call('openWorker', { workerId });
      expect(values['identity.birthDate']).toBe(birthDate);
      await story.call('handOver', { visitId });
      await goTo(story, 'birth-date', person);
      expect(story.worker().step).toMatchObject({ stage: 'birth-date', known });
      expect(await story.callForError('submitBirthDate', { birthDate: invented })).toMatchObject({
        code: 'wrong-answer',
        attemptsLeft: 2,
      });
      await goTo(story, 'done', person);
      await story.call('finishWorkerVisit', {});
      await story.call('leaveVisit', {});

      const recover = async (code: string) => {
        await story.call('startOwnService', { purpose: 'recover', language: 'en' });
        await story.call('identify', { text: code });
        return story.service().step;
      };
      const asked = await recover(identificationCode);
      await answerThreeWrongly(story, { birthDate: invented });
      await answerThree(story, { birthDate });
      expect(story.service().step.stage).toBe('recovery-contact');
      await story.call('takeBack', {});
      expect(await recover(nobodysCode)).toEqual(asked);
    }));

  test('is likely whoever has that name and a birth date that may be theirs', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { workerId } = await register(story, person);
      await story.call('leaveVisit', {});
      const likely = async (other: PartialDate) => {
        const { passport } = withPassport({ birthDate: other, number: 'N7654321' });
        const changes = { 'identity.birthDate': other, 'identity.mrz': passport.mrz.join('\n') };
        const visitId = await captureDraft(story, person, { ...changes, 'identity.number': 'N7654321' });
        const { values } = await story.call('getVisit', { visitId });
        const { people } = await story.call('findLikelyPeople', { visitId, values });
        await story.call('leaveVisit', {});
        return people.map((hit) => hit.workerId);
      };
      expect(await likely('1980-05-17')).toEqual([workerId]);
      expect(await likely('1980')).toEqual([workerId]);
      expect(await likely('1981-05-17')).toEqual([]);
    }));
});

describe.each([
  ['no surname', { surname: '', givenNames: 'Ahmadi', surnameMrz: '', givenNamesMrz: 'AHMADI' }],
  ['no given name', { surname: 'Ahmadi', givenNames: '', surnameMrz: 'AHMADI', givenNamesMrz: '' }],
])('who has %s', (_what, names) => {
  const person = withPassport(names);

  test('is registered, issued, found and served', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode } = await issueTo(story, person);
      const hits = await story.call('searchWorkers', { text: 'ahmadi', birthDate: null });
      expect(hits).toMatchObject([{ workerId, surname: names.surname, givenNames: names.givenNames }]);
      const record = await story.call('openWorker', { workerId });
      expect(record.values['identity.surname'] ?? '').toBe(names.surname);
      await toApproval(story, { workerId, identificationCode }, { landline: '022345678' });
      const visitId = story.clerk().display?.visitId ?? '';
      const shown = await story.call('showActToSign', { act: 'approveContactChange', visitId });
      expect(shown.facts).toContainEqual({
        what: 'person',
        value: expect.stringMatching(/^ahmadi$/i),
      });
    }));
});
