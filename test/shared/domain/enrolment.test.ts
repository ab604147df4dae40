import { describe, expect, it } from 'vitest';
import {
  chooseFactQuestions,
  isFactAnswerRight,
  type VerifiedFacts,
} from '#shared/domain/credential/fact-questions.ts';
import { isFingerprintCode } from '#shared/domain/numbers/fingerprint-code.ts';
import { draftOf, isFieldOf } from '#shared/domain/procedures/definition.ts';
import { enrolment } from '#shared/domain/procedures/enrolment.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import { type DraftValues, draftFields } from '#shared/domain/registration/fields.ts';
import { checkRegistration } from '#shared/domain/registration/registration.ts';
import { noVisaTypeChanges, visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { fc, seededFor } from '#test/support/random-samples.ts';
import { cedulaDraft, specimenCedula } from '#test/support/specimens/cedulas.ts';

const rules = { entryNoticeDays: 15, sutRegistrationDays: 30, visaTypes: visaTypesOf(noVisaTypeChanges) };
const now = new Date('2026-03-02T14:30:00.000Z');
const complete = Object.fromEntries(cedulaDraft(specimenCedula)) as DraftValues;

function check(
  changes: DraftValues,
  documents: Parameters<typeof checkRegistration>[2] = [{ kind: 'cedula' }],
) {
  return checkRegistration(enrolment, { ...complete, ...changes }, documents, now, rules);
}

describe('the rules of an enrolment', () => {
  it('are content with the cédula alone: no contract, no passport, no state', () => {
    expect(check({})).toEqual({ problems: [], missing: [], readyToRegister: true });
  });

  it('miss the copy of the cédula and the fields printed on it, whatever else there is', () => {
    const { missing, readyToRegister } = checkRegistration(enrolment, {}, [{ kind: 'passport' }], now, rules);
    expect(missing.map((piece) => (piece.kind === 'document' ? piece.document : piece.field))).toEqual([
      'cedula',
      'identity.number',
      'identity.nationality',
      'identity.surname',
      'identity.birthDate',
      'identity.sex',
      'identity.expiryDate',
    ]);
    expect(readyToRegister).toBe(false);
  });

  it.each<[DraftValues, string]>([
    [{ 'identity.number': '096246742' }, 'identity.number cedula-shape block'],
    [{ 'identity.number': 'AB0123456' }, 'identity.number cedula-shape block'],
    [{ 'identity.number': '2562467429' }, 'identity.number cedula-province block'],
    [{ 'identity.number': '0982467429' }, 'identity.number cedula-third-digit block'],
    [{ 'identity.number': '0962467420' }, 'identity.number cedula-check-digit block'],
    [{ 'identity.expiryDate': '2026-01-31' }, 'identity.expiryDate document-expired warn'],
    [{ 'identity.issueDate': '2026-03-03' }, 'identity.issueDate date-in-the-future warn'],
    [{ 'identity.issueDate': '31/02/2020' }, 'identity.issueDate not-a-date block'],
    [{ 'identity.fingerprintCode': '13331222' }, 'identity.fingerprintCode fingerprint-code-shape warn'],
  ])('%j: %s', (changes, said) => {
    const { problems } = check(changes);
    expect(problems.map(({ field, code, severity }) => `${field} ${code} ${severity}`)).toEqual([said]);
  });

  it('take the number with spaces and hyphens', () => {
    expect(check({ 'identity.number': ' 096246742-9 ' }).readyToRegister).toBe(true);
  });

  it('say nothing of what is not of the procedure, whatever was left in the draft', () => {
    const foreign = draftFields.filter((field) => !isFieldOf(enrolment, field));
    fc.assert(
      fc.property(fc.subarray(foreign), fc.string(), (fields, text) => {
        const left = Object.fromEntries(fields.map((field) => [field, text])) as DraftValues;
        expect(check(left)).toEqual({ problems: [], missing: [], readyToRegister: true });
        expect(draftOf(enrolment, { ...complete, ...left })).toEqual({
          ...complete,
          'identity.issuingState': 'ECU',
        });
      }),
    );
  });

  it('leave a registration what it had: the fields of a cédula are not of it', () => {
    expect(draftOf(registration, { 'identity.issueDate': '2020-01-01', 'identity.number': 'A1' })).toEqual({
      'identity.number': 'A1',
    });
  });
});

describe('the fingerprint code', () => {
  it.each([
    ['E1333I1222', true],
    ['v4443 v4442', true],
    ['V4443-V4442', true],
    ['V4443V444', false],
    ['44434442', false],
    ['', false],
  ])('%j: %s', (text, isOne) => {
    expect(isFingerprintCode(text)).toBe(isOne);
  });
});

describe('the facts of a cédula', () => {
  const facts: VerifiedFacts = {
    employer: '',
    position: '',
    contractStart: '',
    documentNumber: '',
    documentExpiry: specimenCedula.expiryDate,
    documentIssue: specimenCedula.issueDate,
    fingerprintCode: specimenCedula.fingerprintCode,
  };
  const ask = (known: Partial<VerifiedFacts>) =>
    chooseFactQuestions({ ...facts, ...known }, seededFor(1).next);

  it('are its two dates and the digits of the fingerprint code, and never its number', () => {
    expect(
      ask({})
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['document-expiry', 'document-issue', 'fingerprint-digits']);
  });

  it('are asked as far as they are known', () => {
    expect(ask({ documentIssue: '', fingerprintCode: '' })).toEqual([
      { id: 'document-expiry', form: 'date' },
    ]);
    expect(ask({ fingerprintCode: 'E1' }).map(({ id }) => id)).not.toContain('fingerprint-digits');
  });

  it.each([
    ['document-expiry', '17/05/2033', true],
    ['document-expiry', '2023-05-17', false],
    ['document-issue', '2023-05-17', true],
    ['fingerprint-digits', '13331222', true],
    ['fingerprint-digits', '1333 1222', true],
    ['fingerprint-digits', '13331223', false],
    ['fingerprint-digits', '', false],
  ] as const)('%s %s: %s', (id, answer, isRight) => {
    const question = ask({}).find((each) => each.id === id);
    if (question === undefined) throw new Error('the question is not asked');
    expect(isFactAnswerRight(question, facts, answer)).toBe(isRight);
  });
});
