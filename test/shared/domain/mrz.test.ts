import { describe, expect, it } from 'vitest';
import {
  buildTd3,
  isMrzFromOtherLayout,
  type MrzReading,
  mrzCheckDigit,
  readMrz,
  transliterateForMrz,
} from '#shared/domain/mrz/mrz.ts';
import { isKnownState } from '#shared/domain/mrz/mrz-states.ts';
import { fc } from '#test/support/random-samples.ts';

const frenchDigits = Object.fromEntries([...'à&é"\'(-è_ç'].map((sign, digit) => [String(digit), sign]));
const now = new Date('2026-03-10T15:00:00Z');
const line1 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const line2 = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const specimen = `${line1}\n${line2}`;

function read(text: string): Exclude<MrzReading, { format: null }> {
  const reading = readMrz(text, now);
  if (reading.format === null) throw new Error(`not read: ${reading.problem} ${reading.detail}`);
  return reading;
}

describe('mrzCheckDigit', () => {
  it.each([
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
    ['L898902C3674081221204159ZE184226B<<<<<1', '0'],
    ['520727', '3'],
    ['AB2134<<<', '5'],
  ])('of %s is %s', (text, digit) => {
    expect(mrzCheckDigit(text)).toBe(digit);
  });

  it('changes with every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z<]{0,20}$/),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        fc.stringMatching(/^[0-9A-Z<]{0,20}$/),
        (before, digit, change, after) => {
          const wrong = (digit + change) % 10;
          expect(mrzCheckDigit(`${before}${wrong}${after}`)).not.toBe(
            mrzCheckDigit(`${before}${digit}${after}`),
          );
        },
      ),
    );
  });

  it('does not see letters of the same value modulus 10 (documented)', () => {
    for (const character of 'AKU0<') expect(mrzCheckDigit(character)).toBe('0');
  });

  it('throws on characters that no MRZ holds', () => {
    expect(() => mrzCheckDigit('a')).toThrow(RangeError);
  });
});

describe('readMrz, TD3', () => {
  it('reads the ICAO specimen with its five check digits 6, 2, 9, 1, 0', () => {
    const reading = read(specimen);
    expect(reading).toMatchObject({ format: 'TD3', verified: true, lines: [line1, line2] });
    expect(reading.checks.map((check) => [check.field, check.found, check.ok])).toEqual([
      ['documentNumber', '6', true],
      ['birthDate', '2', true],
      ['expiryDate', '9', true],
      ['personalNumber', '1', true],
      ['composite', '0', true],
    ]);
    expect(reading.fields).toEqual({
      documentCode: 'P',
      issuingState: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '1974-08-12',
      birthDateRaw: '740812',
      sex: 'F',
      expiryDate: '2012-04-15',
      expiryDateRaw: '120415',
      personalNumber: 'ZE184226B',
      optionalData: '',
    });
  });

  it.each([
    ['joined in one line', line1 + line2],
    ['lower case', specimen.toLowerCase()],
    ['Windows newlines and spaces', ` ${line1} \r\n\r\n\t${line2.replace('UTO', ' UTO ')}\r\n`],
    ['words around it', `Pasaporte de prueba\n${specimen}\nfin`],
    ['a wedge on another keyboard layout', specimen.replaceAll('<', ';')],
    ['shifted filler key', specimen.replaceAll('<', '>')],
    ['guillemets', specimen.replaceAll('<<', '«')],
    ['pasted from a web page', specimen.replaceAll('<', '&lt;')],
    ['fillers missing at the end of the names', `${line1.replace(/<+$/, '')}\n${line2}`],
    ['too many fillers after the names', `${line1}<<<\n${line2}`],
    ['wrapped after 30 characters', (line1 + line2).replace(/(.{30})/g, '$1\n')],
  ])('reads it %s', (_name, text) => {
    expect(read(text)).toMatchObject({ format: 'TD3', verified: true, lines: [line1, line2] });
  });

  it('reports each wrong digit of line 2 at its own field', () => {
    const places: [number, string][] = [
      [1, 'documentNumber'],
      [9, 'documentNumber'],
      [13, 'birthDate'],
      [19, 'birthDate'],
      [24, 'expiryDate'],
      [27, 'expiryDate'],
      [30, 'personalNumber'],
      [42, 'personalNumber'],
      [43, 'composite'],
    ];
    for (const [position, field] of places) {
      const original = line2.charAt(position);
      const wrong = /[0-9]/.test(original) ? String((Number(original) + 1) % 10) : '7';
      const reading = read(`${line1}\n${line2.slice(0, position)}${wrong}${line2.slice(position + 1)}`);
      expect(reading.verified).toBe(false);
      expect(reading.checks.filter((check) => !check.ok).map((check) => check.field)).toContain(field);
    }
  });

  it('notices every substituted digit of line 2', () => {
    const digits = [...line2].flatMap((character, index) => (/[0-9]/.test(character) ? [index] : []));
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.integer({ min: 1, max: 9 }), (position, change) => {
        const wrong = (Number(line2[position]) + change) % 10;
        const text = `${line1}\n${line2.slice(0, position)}${wrong}${line2.slice(position + 1)}`;
        expect(read(text).verified).toBe(false);
      }),
    );
  });

  it('accepts a filler as the check digit of an unused personal number', () => {
    const [first, second] = buildTd3({ ...person, personalNumber: '' });
    const withFiller = `${second.slice(0, 42)}<${second.slice(43)}`;
    expect(read(`${first}\n${second}`).verified).toBe(true);
    expect(read(`${first}\n${withFiller}`).checks[3]).toMatchObject({
      field: 'personalNumber',
      found: '<',
      ok: true,
    });
  });

  it.each([
    ['7408<<', '1974-08'],
    ['740800', '1974-08'],
    ['74<<<<', '1974'],
    ['740000', '1974'],
    ['00<<<<', '2000'],
    ['2603<<', '2026-03'],
    ['2604<<', '1926-04'],
    ['27<<<<', '1927'],
    ['000000', null],
    ['<<<<<<', null],
    ['74<<12', null],
    ['7413<<', null],
    ['74081<', null],
  ])('keeps what birth %s says: %s', (birth, known) => {
    const second = `${line2.slice(0, 13)}${birth}${mrzCheckDigit(birth)}${line2.slice(20)}`;
    expect(read(`${line1}\n${second}`).fields).toMatchObject({ birthDate: known, birthDateRaw: birth });
  });

  it('takes no expiry for one of which a part is unknown', () => {
    const second = `${line2.slice(0, 21)}2912<<${line2.slice(27)}`;
    expect(read(`${line1}\n${second}`).fields).toMatchObject({ expiryDate: null, expiryDateRaw: '2912<<' });
  });

  it.each(['1974-08', '1974'] as const)('writes %s as it reads it', (birthDate) => {
    const [first, second] = buildTd3({ ...person, birthDate });
    const reading = read(`${first}\n${second}`);
    expect(reading).toMatchObject({ verified: true, fields: { birthDate } });
  });

  it.each([
    ['260310', '2026-03-10'],
    ['260311', '1926-03-11'],
    ['000229', '2000-02-29'],
    ['990231', null],
  ])('resolves birth %s to %s', (raw, date) => {
    expect(read(`${line1}\n${line2.slice(0, 13)}${raw}${line2.slice(19)}`).fields.birthDate).toBe(date);
  });

  it.each([
    ['360101', '2036-01-01'],
    ['561231', '2056-12-31'],
    ['570101', '1957-01-01'],
    ['990101', '1999-01-01'],
  ])('resolves expiry %s to %s', (raw, date) => {
    expect(read(`${line1}\n${line2.slice(0, 21)}${raw}${line2.slice(27)}`).fields.expiryDate).toBe(date);
  });

  it('keeps codes as ICAO writes them', () => {
    const german = 'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<';
    expect(read(`${german}\n${line2.replace('UTO', 'D<<')}`).fields).toMatchObject({
      issuingState: 'D',
      nationality: 'D',
    });
    for (const code of ['D', 'DEU', 'XXA', 'GBD', 'UTO', 'VEN']) expect(isKnownState(code)).toBe(true);
    for (const code of ['', 'ZZZ', 'toString', 'VE']) expect(isKnownState(code)).toBe(false);
  });

  it('reads an unspecified sex as X', () => {
    expect(read(`${line1}\n${line2.slice(0, 20)}<${line2.slice(21)}`).fields.sex).toBe('X');
    expect(read(`${line1}\n${line2.slice(0, 20)}Q${line2.slice(21)}`).fields.sex).toBe('');
  });
});

describe('readMrz, other formats', () => {
  it('reads TD1', () => {
    const reading = read(
      'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    );
    expect(reading).toMatchObject({
      format: 'TD1',
      verified: true,
      fields: {
        documentNumber: 'D23145890',
        surname: 'ERIKSSON',
        birthDate: '1974-08-12',
        nationality: 'UTO',
      },
    });
  });

  it('reads TD2', () => {
    const reading = read('I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6');
    expect(reading).toMatchObject({ format: 'TD2', verified: true, fields: { documentNumber: 'D23145890' } });
  });

  it.each([
    ['I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<'],
    ['I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8'],
  ])('reads a card number longer than nine characters in %j', (text) => {
    expect(read(text)).toMatchObject({
      verified: true,
      fields: { documentNumber: 'D23145890734', optionalData: '', birthDate: '1934-07-12' },
    });
  });

  it('reads visas A and B, which carry no composite', () => {
    const a = read(
      'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<',
    );
    expect(a).toMatchObject({
      format: 'MRV-A',
      verified: true,
      fields: { documentNumber: 'L8988901C', nationality: 'XXX', optionalData: '6ZE184226B' },
    });
    expect(a.checks.map((check) => check.field)).toEqual(['documentNumber', 'birthDate', 'expiryDate']);
    const b = read('V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<');
    expect(b).toMatchObject({ format: 'MRV-B', verified: true, fields: { birthDate: '1940-09-07' } });
  });

  it.each([
    ['', 'empty', ''],
    [' \n\t ', 'empty', ''],
    ['HOLA', 'length', '4'],
    [`${line1}\n${line2.slice(1)}`, 'length', '44 + 43'],
    [`${line1}\n${line2.replace('C36', 'Ñ3*')}`, 'characters', 'Ñ *'],
  ])('says why %j is not a MRZ', (text, problem, detail) => {
    expect(readMrz(text, now)).toEqual({ format: null, problem, detail });
  });

  /** What a reader set for the first keyboard makes a computer set for the second type. */
  it.each<[string, Readonly<Record<string, string>>]>([
    ['US, Spanish', { '<': ';' }],
    ['US, French', { '<': '.', A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?', ...frenchDigits }],
    ['Spanish, US', { '<': '\\' }],
    ['German, US', { '<': '\\', Y: 'Z', Z: 'Y' }],
  ])('is read as it was meant through a reader of %s', (_, typed) => {
    const text = [...specimen].map((letter) => typed[letter] ?? letter).join('');
    expect(isMrzFromOtherLayout(text)).toBe(true);
    expect(read(text)).toMatchObject({
      verified: true,
      fields: { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', documentNumber: 'L898902C3' },
    });
    expect(isMrzFromOtherLayout(specimen)).toBe(false);
  });

  it('is not made up from what fits no layout whole', () => {
    const text = specimen.replaceAll('<', '.').replace('L898902C36', 'L898902C37');
    expect(readMrz(text, now)).toMatchObject({ format: null });
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readMrz(text, now)).toHaveProperty('format');
      }),
    );
  });
});

const person = {
  issuingState: 'VEN',
  surname: 'Muñoz García',
  givenNames: "María José D'Ávila",
  documentNumber: '123456789',
  nationality: 'VEN',
  birthDate: '1990-03-05',
  sex: 'F',
  expiryDate: '2031-07-01',
  personalNumber: '12345678',
} as const;

describe('buildTd3', () => {
  it('gives lines that read back as what was given', () => {
    const lines = buildTd3(person);
    expect(lines.map((line) => line.length)).toEqual([44, 44]);
    expect(read(lines.join('\n'))).toMatchObject({
      verified: true,
      fields: {
        surname: 'MUNOZ GARCIA',
        givenNames: 'MARIA JOSE DAVILA',
        birthDate: '1990-03-05',
        expiryDate: '2031-07-01',
        personalNumber: '12345678',
      },
    });
  });

  it('cuts long names at 39 and keeps the start of a given name', () => {
    const [first] = buildTd3({ ...person, surname: 'A'.repeat(60), givenNames: 'Zoe' });
    expect(first).toBe(`P<VEN${'A'.repeat(36)}<<Z`);
  });

  it('throws on what no MRZ can hold', () => {
    expect(() => buildTd3({ ...person, surname: 'محمد' })).toThrow(RangeError);
    expect(() => buildTd3({ ...person, documentNumber: '1234567890' })).toThrow(RangeError);
    expect(() => buildTd3({ ...person, birthDate: '1990-02-30' })).toThrow(RangeError);
  });
});

describe('transliterateForMrz', () => {
  it.each([
    ['Muñoz', ['MUNOZ', 'MUNXXOZ']],
    ['Jäger', ['JAEGER', 'JAGER']],
    ['Müller', ['MUELLER', 'MULLER', 'MUXXLLER']],
    ['Groß', ['GROSS']],
    ["O'Connor-Smith", ['OCONNOR<SMITH']],
    ['Łukasz', ['LUKASZ']],
    ['Щукин', ['SHCHUKIN', 'SHTUKIN', 'SHCHUKYN', 'SHTUKYN']],
    ['Nguyễn', ['NGUYEN']],
    ['  De  la Cruz ', ['DE<LA<CRUZ']],
    ['Γεώργιος', ['GEORGIOS']],
    ['ΠΑΠΑΔΟΠΟΥΛΟΣ', ['PAPADOPOULOS']],
    ['Σταύρος Μπάμπης', ['STAVROS<MPAMPIS', 'STAFROS<MPAMPIS', 'STAVROS<BABIS', 'STAFROS<BABIS']],
    ['Άγγελος Ξένος', ['ANGELOS<XENOS']],
    ['Χαράλαμπος', ['CHARALAMPOS', 'CHARALABOS']],
    ['Ταΰγετος', ['TAYGETOS']],
    ['محمد', []],
    ['', []],
  ])('writes %j as %j', (name, spellings) => {
    expect(transliterateForMrz(name)).toEqual(spellings);
  });

  it('stays small however many special letters there are', () => {
    expect(transliterateForMrz('ÄÖÜÅØÑĐГИХЦЧШЩЖ'.repeat(5)).length).toBeLessThanOrEqual(64);
  });
});
