import { describe, expect, it } from 'vitest';
import { buildTd3 } from '#shared/domain/mrz/mrz.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import { contractTypeIds, isContractTypeId } from '#shared/domain/registration/contract-types.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { checkRegistration } from '#shared/domain/registration/registration.ts';
import { defaultVisaTypes, visaTypesOf } from '#shared/domain/registration/visa-types.ts';

const now = new Date('2026-03-10T15:00:00Z');
const documents = [{ kind: 'passport' }, { kind: 'contract' }] as const;
const zone = {
  issuingState: 'VEN',
  surname: 'Muñoz Pérez',
  givenNames: 'Ana María',
  documentNumber: '045678912',
  nationality: 'VEN',
  birthDate: '1990-03-05',
  sex: 'F',
  expiryDate: '2031-07-01',
} as const;
const mrz = buildTd3(zone);
const mrzOfYear = buildTd3({ ...zone, birthDate: '1990' });

const complete: DraftValues = {
  'identity.issuingState': 'VEN',
  'identity.number': '045678912',
  'identity.surname': 'Muñoz Pérez',
  'identity.givenNames': 'Ana María',
  'identity.nationality': 'VEN',
  'identity.birthDate': '05/03/1990',
  'identity.sex': 'F',
  'identity.expiryDate': '2031-07-01',
  'identity.mrz': mrz.join('\n'),
  'identity.surnameMrz': 'MUNOZ PEREZ',
  'identity.givenNamesMrz': 'ANA MARIA',
  'contract.employerRuc': '1790011674001',
  'contract.employerName': 'Ejemplo S.A.',
  'contract.workerName': 'ANA MARIA MUÑOZ PEREZ',
  'contract.workerDocument': '045678912',
  'contract.position': 'Mesera',
  'contract.type': 'indefinido',
  'contract.startDate': '01/03/2026',
  'contract.remuneration': '482,50',
  'contract.sutDate': '05/03/2026',
  'contact.email': 'ana@gmail.com',
  'contact.mobile': '0991234567',
};

const visaTypes = visaTypesOf({
  added: [
    {
      id: 'visita-familiar',
      names: { es: 'Visita familiar', en: 'Family visit' },
      validity: { count: 2, unit: 'months' },
    },
  ],
  retired: ['visitante-comercio'],
});
const rules = { entryNoticeDays: 15, sutRegistrationDays: 30, visaTypes };

function check(changes: DraftValues, at: Date = now) {
  return checkRegistration(registration, { ...complete, ...changes }, documents, at, rules);
}

function said(changes: DraftValues, at: Date = now): string[] {
  return check(changes, at).problems.map(({ field, code, severity }) => `${field} ${code} ${severity}`);
}

describe('checkRegistration', () => {
  it('is ready when everything is there', () => {
    expect(check({})).toEqual({ problems: [], missing: [], readyToRegister: true });
  });

  it.each([
    ['1990', '1990'],
    ['--/--/1990', '1990'],
    ['03/1990', '1990-03'],
    ['1990-03', '1990-03'],
  ] as const)('takes a birth date as far as it is known: %s', (typed, birthDate) => {
    const lines = buildTd3({ ...zone, birthDate });
    expect(check({ 'identity.birthDate': typed, 'identity.mrz': lines.join('\n') })).toEqual({
      problems: [],
      missing: [],
      readyToRegister: true,
    });
  });

  it('takes no other date without its day', () => {
    expect(said({ 'contract.startDate': '03/2026' })).toEqual(['contract.startDate not-a-date block']);
    expect(said({ 'identity.expiryDate': '2031' })).toContain('identity.expiryDate not-a-date block');
  });

  it('names what is missing', () => {
    const result = checkRegistration(
      registration,
      { ...complete, 'identity.number': '  ' },
      [{ kind: 'passport' }],
      now,
      rules,
    );
    expect(result.missing).toEqual([
      { kind: 'document', document: 'contract' },
      { kind: 'field', field: 'identity.number' },
    ]);
    expect(result.readyToRegister).toBe(false);
  });

  it('registers somebody with one name, whichever field it stands in', () => {
    const lone = { 'identity.mrz': '', 'identity.givenNamesMrz': '', 'contract.workerName': 'Ahmadi' };
    for (const name of [
      { 'identity.surname': 'Ahmadi', 'identity.givenNames': '', 'identity.surnameMrz': 'AHMADI' },
      { 'identity.surname': '', 'identity.givenNames': 'Ahmadi', 'identity.surnameMrz': 'AHMADI' },
    ]) {
      expect(check({ ...lone, ...name })).toEqual({ problems: [], missing: [], readyToRegister: true });
    }
    const none = { 'identity.surname': '', 'identity.givenNames': '', 'identity.surnameMrz': '' };
    expect(check({ ...lone, ...none }).missing).toEqual([{ kind: 'field', field: 'identity.surname' }]);
  });

  it('keeps an empty draft without complaint about what was never typed', () => {
    const result = checkRegistration(registration, {}, [], now, rules);
    expect(result.problems).toEqual([{ field: 'contact.email', code: 'no-contact', severity: 'warn' }]);
    expect(result.missing).toHaveLength(15);
  });

  it.each<[DraftValues, string]>([
    [{ 'identity.issuingState': '12' }, 'identity.issuingState unknown-state block'],
    [{ 'identity.number': '??' }, 'identity.number document-number-shape block'],
    [{ 'identity.surname': 'Muñoz 2' }, 'identity.surname name-not-usable block'],
    [{ 'identity.birthDate': '30/02/1990' }, 'identity.birthDate not-a-date block'],
    [{ 'identity.birthDate': '11/03/2026' }, 'identity.birthDate date-in-the-future block'],
    [{ 'identity.birthDate': '01/01/1900' }, 'identity.birthDate too-old block'],
    [{ 'identity.visaExpiryDate': 'pronto' }, 'identity.visaExpiryDate not-a-date block'],
    [{ 'contract.employerRuc': '179001167' }, 'contract.employerRuc ruc-shape block'],
    [{ 'contract.employerRuc': '5790185783001' }, 'contract.employerRuc ruc-province block'],
    [{ 'contract.employerRuc': '1790011674000' }, 'contract.employerRuc ruc-establishment block'],
    [{ 'contract.endDate': '28/02/2026' }, 'contract.endDate ends-before-start block'],
    [{ 'contract.workerName': 'Luis Torres' }, 'contract.workerName name-differs-from-contract block'],
    [
      { 'contract.workerDocument': 'O45678912' },
      'contract.workerDocument number-differs-from-contract block',
    ],
    [
      { 'contract.workerNationality': 'peruana' },
      'contract.workerNationality nationality-differs-from-contract block',
    ],
    [{ 'contact.email': 'ana' }, 'contact.email email-shape block'],
    [{ 'contact.mobile': '099' }, 'contact.mobile phone-shape block'],
    [{ 'identity.givenNames': 'N/A' }, 'identity.givenNames name-placeholder block'],
    [{ 'identity.givenNames': 'SIN NOMBRE' }, 'identity.givenNames name-placeholder block'],
    [{ 'identity.mrz': `${mrz[0]}\n9${mrz[1].slice(1)}` }, 'identity.mrz mrz-check-digit block'],
  ])('blocks %j', (changes, expected) => {
    expect(said(changes)).toContain(expected);
    expect(check(changes).readyToRegister).toBe(false);
  });

  it.each<[DraftValues, string]>([
    [{ 'identity.nationality': 'ZZZ' }, 'identity.nationality unknown-state warn'],
    [{ 'contact.mobile': '+51 1 9123456' }, 'contact.mobile phone-unknown warn'],
    [{ 'contact.landline': '023456' }, 'contact.landline phone-unknown warn'],
    [
      { 'identity.surname': '王', 'identity.givenNames': '小明' },
      'identity.surname name-not-comparable warn',
    ],
    [{ 'identity.birthDate': '01/01/2020' }, 'identity.birthDate too-young warn'],
    [{ 'identity.birthDate': '03/2012', 'identity.mrz': '' }, 'identity.birthDate maybe-too-young warn'],
    // The machine readable zone has the day: the form must not know less, nor an invented more.
    [{ 'identity.birthDate': '--/03/1990' }, 'identity.birthDate mrz-differs-from-fields warn'],
    [
      { 'identity.birthDate': '01/01/1990', 'identity.mrz': mrzOfYear.join('\n') },
      'identity.birthDate mrz-differs-from-fields warn',
    ],
    [{ 'identity.expiryDate': '09/03/2026' }, 'identity.expiryDate document-expired warn'],
    [{ 'identity.expiryDate': '01/06/2026' }, 'identity.expiryDate document-expires-soon warn'],
    [{ 'identity.visaExpiryDate': '09/03/2026' }, 'identity.visaExpiryDate visa-expired warn'],
    [{ 'identity.visaExpiryDate': '01/06/2026' }, 'identity.visaExpiryDate visa-expires-soon warn'],
    [{ 'identity.mrz': 'P<VEN' }, 'identity.mrz mrz-not-readable warn'],
    [{ 'identity.number': '045678913' }, 'identity.number mrz-differs-from-fields warn'],
    [{ 'identity.sex': 'M' }, 'identity.sex mrz-differs-from-fields warn'],
    [{ 'identity.surnameMrz': 'MUNOS' }, 'identity.surname mrz-differs-from-fields warn'],
    [{ 'contract.employerRuc': '1793213150001' }, 'contract.employerRuc ruc-check-digit warn'],
    [{ 'contract.employerRuc': '1770011674001' }, 'contract.employerRuc ruc-third-digit warn'],
    [{ 'contract.workerName': 'ANA MUÑOZ' }, 'contract.workerName name-differs-from-contract warn'],
    [{ 'contract.startDate': '22/02/2026' }, 'contract.startDate entry-notice-overdue warn'],
    [
      { 'contract.startDate': '01/01/2026', 'contract.sutDate': '01/02/2026' },
      'contract.sutDate sut-registration-late warn',
    ],
    [{ 'contract.sutDate': '11/03/2026' }, 'contract.sutDate date-in-the-future warn'],
    [{ 'contract.remuneration': 'mucho' }, 'contract.remuneration not-an-amount warn'],
    [{ 'contact.email': 'ana@gmial.com' }, 'contact.email email-suspicious-domain warn'],
    [{ 'contact.mobile': '022345678' }, 'contact.mobile phone-not-a-mobile warn'],
    [{ 'contact.landline': '0991234567' }, 'contact.landline phone-not-a-landline warn'],
    [{ 'contact.email': '', 'contact.mobile': '' }, 'contact.email no-contact warn'],
  ])('warns and goes on: %j', (changes, expected) => {
    expect(said(changes)).toContain(expected);
  });

  it('lets a difference pass with the reason for "same person"', () => {
    const changes = {
      'contract.workerName': 'Luis Torres',
      'contract.samePersonReason': 'cambio de nombre legal',
    };
    expect(said(changes)).toEqual(['contract.workerName name-differs-from-contract warn']);
    expect(check(changes).readyToRegister).toBe(true);
    expect(check({ ...changes, 'contract.samePersonReason': 'ok' }).readyToRegister).toBe(false);
  });

  it("counts the entry notice by Ecuador's day", () => {
    const changes = { 'contract.startDate': '23/02/2026' };
    expect(said(changes, new Date('2026-03-11T04:59:00Z'))).toEqual([]);
    expect(said(changes, new Date('2026-03-11T05:00:00Z'))).toContain(
      'contract.startDate entry-notice-overdue warn',
    );
  });

  it('warns after the days that the branch gives, not after the usual ones', () => {
    const generous = { ...rules, entryNoticeDays: 60, sutRegistrationDays: 45 };
    const late = { ...complete, 'contract.startDate': '01/02/2026', 'contract.sutDate': '09/03/2026' };
    const codes = (given: typeof rules) =>
      checkRegistration(registration, late, documents, now, given).problems.map(({ code }) => code);
    expect(codes(rules)).toEqual(expect.arrayContaining(['entry-notice-overdue', 'sut-registration-late']));
    expect(codes(generous)).toEqual([]);
  });

  it.each(['482', '482.50', '1,200.00', '1.200,00', '$ 482', 'USD 482,5'])(
    'takes %j as an amount',
    (remuneration) => {
      expect(said({ 'contract.remuneration': remuneration })).toEqual([]);
    },
  );
});

describe('the end of a visa', () => {
  const saidOf = (visaType: string, visaExpiryDate: string) =>
    said({ 'identity.visaType': visaType, 'identity.visaExpiryDate': visaExpiryDate });
  const soon = 'identity.visaExpiryDate visa-expires-soon warn';
  const outlasts = 'identity.visaExpiryDate visa-outlasts-kind warn';

  it.each([
    // 180 days from 10 March 2026 are 6 September; half of them end on 8 June.
    ['visitante-temporal', '2026-06-08', [soon]],
    ['visitante-temporal', '2026-06-09', []],
    ['visitante-temporal', '2026-09-06', []],
    ['visitante-temporal', '2026-09-07', [outlasts]],
    ['residencia-temporal-trabajo', '2026-09-06', [soon]],
    ['residencia-temporal-trabajo', '2028-03-10', []],
    ['residencia-temporal-trabajo', '2028-03-11', [outlasts]],
    // One that was added: two months are 61 days here.
    ['visita-familiar', '2026-04-09', [soon]],
    ['visita-familiar', '2026-04-10', []],
    ['visita-familiar', '2026-05-11', [outlasts]],
    // A retired kind lasts as it did; one without a fixed length, and one that nobody knows, end as any document.
    ['visitante-comercio', '2026-09-07', [outlasts]],
    ['transito', '2026-09-06', [soon]],
    ['transito', '2040-01-01', []],
    ['de-otra-agencia', '2026-09-06', [soon]],
  ])('is judged by what %s lasts: %s', (visaType, expiry, expected) => {
    expect(saidOf(visaType, expiry)).toEqual(expected);
    expect(check({ 'identity.visaType': visaType, 'identity.visaExpiryDate': expiry }).readyToRegister).toBe(
      true,
    );
  });
});

describe('lists', () => {
  it('name every contract type and visa once', () => {
    expect(contractTypeIds.every(isContractTypeId)).toBe(true);
    expect(isContractTypeId('verbal')).toBe(false);
    expect(new Set(defaultVisaTypes.map((visa) => visa.id)).size).toBe(defaultVisaTypes.length);
  });
});
