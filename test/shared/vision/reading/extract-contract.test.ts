import { describe, expect, test } from 'vitest';
import { extractContract } from '#shared/vision/reading/contract/extract-contract.ts';
import { amountOf, findMoney } from '#shared/vision/reading/contract/money.ts';
import { plainText } from '#shared/vision/reading/contract/plain-text.ts';
import { findDates } from '#shared/vision/reading/contract/spanish-dates.ts';
import { numberFromWords } from '#shared/vision/reading/contract/spanish-numbers.ts';
import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';

/** Words of lines typed as a page: two blanks or more part the cells. */
function wordsOf(page: string, confidence = 1): ReadWord[] {
  return page.split('\n').flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map((match) => ({
      page: 1,
      text: match[0],
      left: 0.05 + match.index * 0.011,
      top: 0.05 + row * 0.02,
      width: match[0].length * 0.011,
      height: 0.012,
      confidence,
    })),
  );
}

function valuesOf(page: string, confidence?: number): Record<string, string> {
  const { fields } = extractContract(wordsOf(page, confidence));
  return Object.fromEntries(fields.map(({ field, value }) => [field.replace('contract.', ''), value]));
}

describe('a form', () => {
  const form = `CONTRATO DE TRABAJO POR OBRA CIERTA
RUC:                    1790011674001
Razón social:           FLORES ESPÉCIMEN S.A.
Nombres y apellidos:    María José Pérez Muñoz
Pasaporte N.º:          AB1234567
Fecha de ingreso:       15/03/2026
Sueldo mensual:         USD 1.234,50
Jornada:                Completa, lunes a viernes de 08:00
                        a 17:00 con una hora de almuerzo`;

  test('leaves a name in doubt whose "ü" OCR may have read as "ii"', () => {
    const { fields } = extractContract(
      wordsOf(
        form.replace('Pérez Muñoz', 'Giiell Muñoz').concat('\nTrabajador:  María José Giiell Muñoz'),
        0.95,
      ),
    );
    expect(fields.find(({ field }) => field === 'contract.workerName')).toMatchObject({
      value: 'María José Giiell Muñoz',
      state: 'doubtful',
    });
  });

  test('gives each label its value, and a long value its second line', () => {
    expect(valuesOf(form)).toEqual({
      employerRuc: '1790011674001',
      employerName: 'FLORES ESPÉCIMEN S.A.',
      workerName: 'María José Pérez Muñoz',
      workerDocument: 'AB1234567',
      type: 'obra-cierta',
      startDate: '2026-03-15',
      remuneration: '1234.50',
      workingDay: 'Completa, lunes a viernes de 08:00 a 17:00 con una hora de almuerzo',
    });
  });

  test('says where each value stands and what is not there', () => {
    const { fields, notFound } = extractContract(wordsOf(form));
    const ruc = fields.find(({ field }) => field === 'contract.employerRuc');
    expect(ruc?.places).toEqual([
      {
        page: 1,
        left: expect.closeTo(0.314),
        top: expect.closeTo(0.07),
        width: expect.closeTo(0.143),
        height: expect.closeTo(0.012),
      },
    ]);
    const day = fields.find(({ field }) => field === 'contract.workingDay');
    expect(day?.places).toHaveLength(2);
    expect(notFound).toContain('contract.endDate');
    expect(notFound).toContain('contract.sutNumber');
  });

  test('badly legible words make their value doubtful, not absent', () => {
    const { fields } = extractContract(wordsOf(form, 0.5));
    expect(fields.map(({ state }) => state)).toEqual(fields.map(() => 'doubtful'));
  });
});

describe('the HASH code of a scan in the SUT', () => {
  const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

  test.each([
    `Código HASH: ${hash}`,
    `Documento registrado en el SUT con código HASH ${hash}.`,
    `HASH del documento: ${hash}`,
  ])('is read as it is printed: %s', (text) => {
    expect(valuesOf(text)).toMatchObject({ sutHash: hash });
  });

  test('is not invented from words about it', () => {
    expect(valuesOf('El código HASH consta en el registro del empleador.')).not.toHaveProperty('sutHash');
  });
});

describe('a sentence', () => {
  test('names the parties, the pay and the dates', () => {
    const prose = `Comparecen por una parte la compañía CONSTRUCTORA PRUEBA CÍA. LTDA., con RUC No. 1790011674001,
representada por su Gerente General, Luis Alberto Ruiz, y por otra parte, Zoraida Inés Quintana,
de nacionalidad venezolana, con pasaporte No. 123456789. El cargo de Soldadora, con una remuneración
mensual de dos mil ciento trece con 75/100 dólares (USD 2.113,75). El contrato inicia a los quince días
del mes de marzo de dos mil veintiséis y terminará el 30 de junio de 2026.`;
    expect(valuesOf(prose)).toMatchObject({
      employerRuc: '1790011674001',
      employerName: 'CONSTRUCTORA PRUEBA CÍA. LTDA.',
      legalRepresentative: 'Luis Alberto Ruiz',
      workerName: 'Zoraida Inés Quintana',
      workerNationality: 'VEN',
      workerDocument: '123456789',
      remuneration: '2113.75',
      startDate: '2026-03-15',
      endDate: '2026-06-30',
    });
  });

  test('two dates that both claim to be the start leave it doubtful', () => {
    const { fields } = extractContract(
      wordsOf('Fecha de inicio: 01/03/2026\nEl texto va aparte\nFecha de ingreso: 05/04/2026'),
    );
    expect(fields.find(({ field }) => field === 'contract.startDate')?.state).toBe('doubtful');
  });
});

test('letters of a RUC are taken for digits only where the check digit agrees', () => {
  expect(valuesOf('RUC: 179OO11674001')['employerRuc']).toBe('1790011674001');
  expect(valuesOf('RUC: 179OO11675001')['employerRuc']).toBeUndefined();
  expect(valuesOf('RUC: 5790185783001')['employerRuc']).toBeUndefined();
});

test('an empty page and a letter that is no contract invent nothing', () => {
  expect(extractContract([]).fields).toEqual([]);
  expect(valuesOf('Estimada señora: le saludamos y esperamos su visita.\nAtentamente, el equipo')).toEqual(
    {},
  );
});

test('pages stated and the code HASH', () => {
  const read = extractContract(wordsOf('Código HASH: 9F2C4B7D1A6E8035C4D2B9F7016EA853\n\nPágina 1 de 3'));
  expect(read).toMatchObject({ statedPages: 3, hash: '9f2c4b7d1a6e8035c4d2b9f7016ea853' });
});

test.each([
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['640', '640.00'],
  ['1234.5', '1234.50'],
])('%s is %s', (text, amount) => {
  expect(amountOf(text)).toBe(amount);
});

test('cents over a hundred are no amount of their own', () => {
  expect(findMoney('QUINIENTOS CON 50/100 DOLARES').map(({ amount }) => amount)).toEqual(['500.50']);
});

test.each([
  ['15/03/2026', '2026-03-15'],
  ['2026-03-15', '2026-03-15'],
  ['15 de marzo del 2026', '2026-03-15'],
  ['1.º de septiembre de 2026', '2026-09-01'],
  ['a los treinta y un días del mes de diciembre del año dos mil veinticinco', '2025-12-31'],
])('%s', (text, date) => {
  expect(findDates(plainText(text)).map((found) => found.date)).toEqual([date]);
});

test('a day that is not there is no date', () => {
  expect(findDates('31/02/2026')).toEqual([]);
});

test.each([
  ['DOS MIL VEINTISEIS', 2026],
  ['CUATROCIENTOS OCHENTA Y DOS', 482],
  ['MIL', 1000],
])('%s', (text, value) => {
  expect(numberFromWords(text)).toBe(value);
});

test('plain text keeps every place', () => {
  const text = 'Ñáñez – “Cía.” ﬁn ß';
  expect(plainText(text)).toHaveLength(text.length);
});
