import { expect, test } from 'vitest';
import { draftFromMrz } from '#renderer/clerk/documents/mrz-values.ts';
import {
  type FieldReading,
  fillsFor,
  readingsOfContract,
  readingsOfMrz,
  remarkOn,
} from '#renderer/clerk/documents/reading/field-readings.ts';
import { buildTd3, type MrzFields, readMrz } from '#shared/domain/mrz/mrz.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { aStoredMrz } from '#test/renderer/support/readings.ts';

const now = new Date('2026-11-23T14:00:00Z');

test('every field of the MRZ goes to its place in the draft', () => {
  const readings = readingsOfMrz('d', aStoredMrz(), now);
  const values = Object.fromEntries(Object.values(readings).map(({ field, value }) => [field, value]));
  expect(values).toMatchObject({
    'identity.issuingState': 'UTO',
    'identity.number': 'L898902C3',
    'identity.surname': 'ERIKSSON',
    'identity.surnameMrz': 'ERIKSSON',
    'identity.givenNamesMrz': 'ANNA MARIA',
    'identity.birthDate': '1974-08-12',
    'identity.sex': 'F',
    'identity.expiryDate': '2032-04-15',
  });
  expect(readings['identity.number']?.places).toHaveLength(2);
});

test('only what was read with certainty, and only where nothing was typed, goes in by itself', () => {
  const readings = readingsOfMrz('d', aStoredMrz({ documentNumber: 'doubtful', birthDate: 'repaired' }), now);
  const fills = new Map(fillsFor(readings, { 'identity.surname': 'Ericsson' }));
  expect(fills.get('identity.birthDate')).toBe('1974-08-12');
  expect(fills.has('identity.number')).toBe(false);
  expect(fills.has('identity.surname')).toBe(false);
  expect(fills.get('identity.surnameMrz')).toBe('ERIKSSON');
});

const said = (field: DraftField, value: string, state: FieldReading['state'] = 'read'): FieldReading => ({
  field,
  value,
  state,
  documentId: 'd',
  places: [],
});

test.each([
  ['identity.number', 'L898902C3', 'L898902C3', 'read', 'agrees'],
  ['identity.number', 'L898902C3', 'L898902G3', 'read', 'differs'],
  ['identity.number', 'L898902C3', '', 'read', 'offer'],
  ['identity.number', 'L898902C3', '', 'doubtful', 'doubt'],
  ['identity.surname', 'QUINTERO NANEZ', 'Quintero Ñáñez', 'read', 'agrees'],
  ['identity.surname', 'QUINTERO NANEZ', 'Quintana', 'read', 'differs'],
  ['identity.mrz', 'AB\nCD', 'ab cd', 'read', 'agrees'],
] as const)('%s read as «%s» and typed as «%s» (%s): %s', (field, read, typed, state, remark) => {
  expect(remarkOn(said(field, read, state), { [field]: typed })).toBe(remark);
});

test("a contract's places become corners on its pages", () => {
  const readings = readingsOfContract('d', {
    source: 'ocr',
    fields: [
      {
        field: 'contract.position',
        value: 'Cocinera',
        raw: 'COCINERA',
        confidence: 0.9,
        state: 'read',
        places: [{ page: 2, left: 0.1, top: 0.2, width: 0.3, height: 0.05 }],
      },
    ],
    notFound: [],
    statedPages: null,
    qr: null,
    hash: null,
  });
  expect(readings['contract.position']?.places[0]).toEqual({
    page: 2,
    quad: [
      { x: 0.1, y: 0.2 },
      { x: 0.4, y: 0.2 },
      { x: 0.4, y: 0.25 },
      { x: 0.1, y: 0.25 },
    ],
  });
});

test.each(['1974', '1974-08'] as const)(
  'a zone that knows %s of a birth gives that to the draft',
  (birthDate) => {
    const lines = buildTd3({
      issuingState: 'UTO',
      surname: 'Eriksson',
      givenNames: 'Anna Maria',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate,
      sex: 'F',
      expiryDate: '2031-07-01',
    });
    const { fields } = readMrz(lines.join('\n'), new Date('2026-03-10T15:00:00Z')) as { fields: MrzFields };
    expect(draftFromMrz(fields, {})).toContainEqual(['identity.birthDate', birthDate]);
  },
);
