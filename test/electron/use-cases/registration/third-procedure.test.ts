import { expect, test } from 'vitest';
import { confirmedFieldsOf, factsAskedOf, stepsOf } from '#shared/domain/procedures/definition.ts';
import { procedures } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues, RegistrationStep } from '#shared/domain/registration/fields.ts';
import { signInAsClerk, untilRead } from '#test/support/fakes/journey.ts';
import { own, permit } from '#test/support/third-procedure.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

test('a procedure that the program has never heard of is captured, judged, confirmed, on record and corrected', () =>
  withKiosk(
    async (story) => {
      const { call } = story;
      await signInAsClerk(story);
      const { id: visitId } = await call('startVisit', {
        workerId: null,
        procedure: 'permit' as 'registration',
      });
      const type = (field: string, value: string) =>
        call('saveDraftField', { visitId, field: own(field), value });
      await type('identity.number', 'rc 77-1');
      await type('identity.surname', 'Perdomo');
      await type('permit.until', '31/02/2027');
      await type('contract.position', 'of another procedure');
      await call('saveDraftPosition', {
        visitId,
        step: 'permit' as RegistrationStep,
        field: own('permit.until'),
      });

      await call('addDocument', { visitId, kind: 'refugee-card', bytes: Uint8Array.of(1) });
      await untilRead(story, visitId);
      expect(await story.callForError('confirmRegistration', { visitId, comparedByEye: true })).toEqual({
        code: 'blocked',
        problems: [{ field: 'permit.until', code: 'not-a-date', severity: 'block' }],
      });
      await type('permit.until', '01/03/2027');
      expect(await call('confirmRegistration', { visitId, comparedByEye: true })).toMatchObject({
        outcome: 'pending',
        missing: [
          { kind: 'document', document: 'authorisation-letter' },
          { kind: 'field', field: 'identity.birthDate' },
          { kind: 'field', field: 'permit.number' },
        ],
      });

      await story.restart();
      await call('signIn', { username: 'carla', password: 'arena-tibia-verde-4' });
      expect(await call('resumeVisit', { visitId })).toMatchObject({
        procedure: 'permit',
        step: 'permit',
        field: 'permit.until',
        state: 'pending-documents',
      });
      await type('identity.birthDate', '17/05/1990');
      await type('permit.number', 'p 90');
      await call('addDocument', { visitId, kind: 'authorisation-letter', bytes: Uint8Array.of(2) });
      await untilRead(story, visitId);
      const outcome = await call('confirmRegistration', { visitId, comparedByEye: true });
      if (outcome.outcome !== 'registered') throw new Error('something is missing');

      const facts = {
        'identity.issuingState': 'COL',
        'identity.number': 'RC 77-1',
        'identity.surname': 'Perdomo',
        'identity.birthDate': '1990-05-17',
        'permit.number': 'P 90',
        'permit.until': '2027-03-01',
      };
      expect(await call('openWorker', { workerId: outcome.workerId })).toMatchObject({
        procedure: 'permit',
        identificationCode: outcome.identificationCode,
        entryNoticeDeadline: null,
        values: facts,
      });

      await type('permit.number', 'p 91');
      expect(await call('confirmRegistration', { visitId, comparedByEye: true })).toEqual(outcome);
      expect((await call('openWorker', { workerId: outcome.workerId })).values).toEqual({
        ...facts,
        'permit.number': 'P 91',
      });
    },
    { procedures: { ...procedures, permit } },
  ));

test('its person confirms what they can judge, and is asked about what it says', () => {
  const values = { 'identity.number': 'RC 77-1', 'permit.until': '2027-03-01' } as DraftValues;
  expect(confirmedFieldsOf(permit)).toEqual([
    'identity.number',
    'identity.surname',
    'identity.birthDate',
    'permit.number',
  ]);
  expect(factsAskedOf(permit, values)).toMatchObject({
    documentNumber: 'RC 77-1',
    documentExpiry: '2027-03-01',
    employer: '',
  });
  expect(stepsOf(permit)).toEqual(['search', 'identity', 'permit', 'review', 'hand-over']);
});

test('what no procedure has is not taken: neither a field, nor a step of another one, nor a procedure', () =>
  withKiosk(async ({ call }) => {
    await signInAsClerk({ call } as never);
    await expect(
      call('startVisit', { workerId: null, procedure: 'permit' as 'registration' }),
    ).rejects.toThrow(/no procedure permit/);
    const { id: visitId } = await call('startVisit', { workerId: null, procedure: 'enrolment' });
    const field = own('permit.until');
    await expect(call('saveDraftField', { visitId, field, value: 'x' })).rejects.toThrow(/no procedure/);
    await expect(call('saveDraftPosition', { visitId, step: 'contract', field: null })).rejects.toThrow(
      /no such step/,
    );
  }));
