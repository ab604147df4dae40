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
    'passport.issuingState': 'UTO',
    'passport.number': 'L898902C3',
    'passport.surname': 'ERIKSSON',
    'passport.surnameMrz': 'ERIKSSON',
    'passport.givenNamesMrz': 'ANNA MARIA',
    'passport.birthDate': '1974-08-12',
    'passport.sex': 'F',
    'passport.expiryDate': '2032-04-15',
  });
  expect(readings['passport.number']?.places).toHaveLength(2);
});

test('only what was read with certainty, and only where nothing was typed, goes in by itself', () => {
  const readings = readingsOfMrz('d', aStoredMrz({ documentNumber: 'doubtful', birthDate: 'repaired' }), now);
  const fills = new Map(fillsFor(readings, { 'passport.surname': 'Ericsson' }));
  expect(fills.get('passport.birthDate')).toBe('1974-08-12');
  expect(fills.has('passport.number')).toBe(false);
  expect(fills.has('passport.surname')).toBe(false);
  expect(fills.get('passport.surnameMrz')).toBe('ERIKSSON');
});

const said = (field: DraftField, value: string, state: FieldReading['state'] = 'read'): FieldReading => ({
  field,
  value,
  state,
  documentId: 'd',
  places: [],
});

test.each([
  ['passport.number', 'L898902C3', 'L898902C3', 'read', 'agrees'],
  ['passport.number', 'L898902C3', 'L898902G3', 'read', 'differs'],
  ['passport.number', 'L898902C3', '', 'read', 'offer'],
  ['passport.number', 'L898902C3', '', 'doubtful', 'doubt'],
  ['passport.surname', 'QUINTERO NANEZ', 'Quintero Ñáñez', 'read', 'agrees'],
  ['passport.surname', 'QUINTERO NANEZ', 'Quintana', 'read', 'differs'],
  ['passport.mrz', 'AB\nCD', 'ab cd', 'read', 'agrees'],
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
    expect(draftFromMrz(fields, {})).toContainEqual(['passport.birthDate', birthDate]);
  },
);
