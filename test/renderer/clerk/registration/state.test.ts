import { describe, expect, test } from 'vitest';
import {
  canGoTo,
  openRegistration,
  type RegistrationAction,
  type RegistrationState,
  reduceRegistration,
  stepAfter,
} from '#renderer/clerk/registration/state.ts';
import { aVisit } from '#test/renderer/support/visits.ts';

const workerId = '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01';

function after(state: RegistrationState, ...actions: readonly RegistrationAction[]): RegistrationState {
  return actions.reduce(reduceRegistration, state);
}

describe('a visit opens where it was left', () => {
  test('a new one opens at the search, before anything is captured', () => {
    expect(openRegistration(aVisit()).at).toEqual({ step: 'search', focus: null });
  });

  test('after a power cut, at the same field with its value', () => {
    const state = openRegistration(
      aVisit({
        step: 'contract',
        field: 'contract.position',
        values: { 'contract.position': 'Supervis' },
      }),
    );
    expect(state.at).toEqual({ step: 'contract', focus: 'contract.position' });
    expect(state.values['contract.position']).toBe('Supervis');
  });

  test('a field of another step is not looked for on this one', () => {
    const state = openRegistration(
      aVisit({ step: 'contact', field: 'identity.number', values: { 'identity.number': 'S1' } }),
    );
    expect(state.at).toEqual({ step: 'contact', focus: null });
  });

  test('a registered worker opens at the hand-over', () => {
    expect(openRegistration(aVisit({ step: 'review', workerId })).at).toEqual({ step: 'hand-over' });
  });
});

describe('the steps', () => {
  test('no hand-over before there is a worker', () => {
    const state = openRegistration(aVisit());
    expect(canGoTo(state, 'hand-over')).toBe(false);
    expect(after(state, { kind: 'went-to', step: 'hand-over' })).toBe(state);
  });

  test('after registration nothing but the hand-over', () => {
    const state = openRegistration(aVisit({ workerId }));
    expect(after(state, { kind: 'went-to', step: 'identity' })).toBe(state);
  });

  test('after a passport was reported, also what the new one needs, and forward to the hand-over', () => {
    const state = openRegistration(
      aVisit({ workerId, reportedPassport: { number: 'S01234567', expiryDate: '2030-01-31' } }),
    );
    expect(canGoTo(state, 'search')).toBe(false);
    expect(canGoTo(state, 'review')).toBe(false);
    const contact = after(state, { kind: 'went-to', step: 'contact' });
    expect(contact.at).toEqual({ step: 'contact', focus: null });
    expect(stepAfter(contact)).toBe('hand-over');
  });

  test('an enrolment has no contract, before and after a card was reported', () => {
    const visit = aVisit({ procedure: 'enrolment' });
    const cedula = after(openRegistration(visit), { kind: 'went-to', step: 'identity' });
    expect(stepAfter(cedula)).toBe('contact');
    expect(canGoTo(cedula, 'contract')).toBe(false);
    const reportedPassport = { number: '0962467429', expiryDate: '2030-01-31' };
    const renewal = openRegistration({ ...visit, workerId, reportedPassport });
    expect(canGoTo(renewal, 'identity')).toBe(true);
    expect(canGoTo(renewal, 'contract')).toBe(false);
  });

  test('the visit that main reports as registered moves on to the hand-over', () => {
    const state = after(openRegistration(aVisit()), { kind: 'went-to', step: 'review' });
    expect(after(state, { kind: 'visit-read', visit: aVisit({ workerId }) }).at).toEqual({
      step: 'hand-over',
    });
  });

  test('a refused confirmation stays at the review and says why', () => {
    const refusal = { code: 'document-already-registered', workerId } as const;
    const state = after(openRegistration(aVisit()), { kind: 'confirmation-refused', refusal });
    expect(state.at).toEqual({ step: 'review', refusal });
  });

  test('kept as pending, the missing pieces are named', () => {
    const missing = [{ kind: 'document', document: 'contract' }] as const;
    const state = after(openRegistration(aVisit()), { kind: 'kept-pending', reference: '204', missing });
    expect(state.at).toEqual({ step: 'pending', reference: '204', missing });
  });
});

test('what main tells of the visit does not overwrite what is being typed', () => {
  const state = after(
    openRegistration(aVisit()),
    { kind: 'typed', field: 'identity.number', value: 'S0123' },
    { kind: 'visit-read', visit: aVisit({ values: { 'identity.number': 'S01' } }) },
  );
  expect(state.values['identity.number']).toBe('S0123');
});

describe('an accepted MRZ, as main ends it', () => {
  const passport = {
    id: workerId,
    kind: 'passport' as const,
    mediaType: 'image/jpeg',
    size: 1,
    addedAt: '2026-11-23T14:00:00.000Z',
    pages: [],
  };
  const mrzAccepted = { by: 'Sonia', reason: 'vista' };
  const state = openRegistration(aVisit({ mrzAccepted, documents: [passport] }));

  test.each<[string, RegistrationAction]>([
    ['another number', { kind: 'typed', field: 'identity.number', value: 'S1' }],
    ['its copy removed', { kind: 'document-removed', documentId: workerId }],
    ['its copy corrected', { kind: 'document-changed', document: passport }],
    [
      'another copy',
      { kind: 'document-added', document: { ...passport, id: '00000000-0000-4000-8000-000000000009' } },
    ],
  ])('is not shown as accepted after %s', (_what, action) => {
    expect(after(state, action).visit.mrzAccepted).toBeNull();
  });

  test('stays with what it says nothing of', () => {
    const position = { kind: 'typed', field: 'contract.position', value: 'Tornero' } as const;
    expect(after(state, position).visit.mrzAccepted).toEqual(mrzAccepted);
  });
});
