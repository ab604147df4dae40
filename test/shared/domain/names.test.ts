import { describe, expect, it } from 'vitest';
import { buildTd3, readMrz, transliterateForMrz } from '#shared/domain/mrz/mrz.ts';
import { namePlacesOf } from '#shared/domain/mrz/mrz-shape.ts';
import {
  checkPersonName,
  compareNames,
  mrzNameMatches,
  normaliseName,
  writeName,
} from '#shared/domain/names/names.ts';
import { isNoName } from '#shared/domain/names/no-names.ts';
import { comparePassportAndContract } from '#shared/domain/registration/document-comparison.ts';
import { fc } from '#test/support/random-samples.ts';

describe('normaliseName', () => {
  it.each([
    ['  josé   maría ', 'JOSE MARIA'],
    ["O'Brien", 'OBRIEN'],
    ['Muñoz-Peña', 'MUNOZ PENA'],
    ['Ｐéｒｅｚ', 'PEREZ'],
    ['مُحَمَّد', 'محمد'],
    ['Nguyễn Thị', 'NGUYEN THI'],
    ['王小明', '王小明'],
    ['がく', 'がく'],
    ['Straße', 'STRASSE'],
    ['', ''],
  ])('%j becomes %j', (text, normal) => {
    expect(normaliseName(text)).toBe(normal);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
    );
  });
});

describe('compareNames', () => {
  const passport = { surname: 'Pérez Gómez', givenNames: 'Juan Carlos' };

  it.each([
    ['Pérez Gómez Juan Carlos', 'same', []],
    ['PÉREZ GÓMEZ  JUAN CARLOS', 'same', []],
    ['PEREZ GOMEZ JUAN CARLOS', 'same', ['accents']],
    ['PEREZ-GOMEZ, JUAN CARLOS', 'same', ['accents']],
    ['Juan Carlos Pérez Gómez', 'same', ['order']],
    ['Juan Carlos Perez Gomez', 'same', ['accents', 'order']],
    ['Juan Perez', 'compatible', ['missing-part', 'order']],
    ['Perez Gomez Juan', 'compatible', ['missing-part']],
    ['Perez Gomez Juan Carlos Andres', 'compatible', ['extra-part']],
    ['Gomez Perez Juan Carlos', 'compatible', ['order']],
    ['PEREZ GOMEZ JUAN C', 'compatible', ['initial']],
    ['PEREZ GOMEZ JUAN CARL', 'compatible', ['truncated']],
    ['PEREZGOMEZ CARLOS JUAN', 'compatible', ['joined', 'order']],
    ['Perez Gomes Juan Carlos', 'different', []],
    ['Pérez Gómez Luis Alberto', 'different', []],
    ['Rodríguez Juan', 'different', []],
    ['', 'different', []],
    ['محمد', 'different', []],
  ])('passport and %j: %s %j', (contract, verdict, reasons) => {
    expect(compareNames(passport, contract)).toEqual({ verdict, reasons });
  });

  it('knows transliterations', () => {
    expect(compareNames('Müller Jürgen', 'MUELLER JUERGEN')).toEqual({
      verdict: 'compatible',
      reasons: ['transliteration'],
    });
    expect(compareNames('Иванов Сергей', 'IVANOV SERGEI').verdict).toBe('compatible');
  });

  it('takes people of one name', () => {
    expect(compareNames({ surname: 'Sukarno', givenNames: '' }, 'SUKARNO')).toEqual({
      verdict: 'same',
      reasons: [],
    });
    expect(compareNames('Sukarno', 'Sukarno Hadi')).toEqual({
      verdict: 'compatible',
      reasons: ['extra-part'],
    });
  });

  it('is no different from the other side, but for what is missing and extra', () => {
    const name = fc
      .array(fc.constantFrom('Ana', 'Anabel', 'Muñoz', 'Munoz', 'De', 'La', 'Cruz', 'Müller', 'Li'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareNames(a, a).verdict).toBe('same');
        expect(compareNames(a, b).verdict === 'same').toBe(compareNames(b, a).verdict === 'same');
      }),
    );
  });
});

const passport = 39;
const card = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';

describe('mrzNameMatches', () => {
  it('accepts every admitted writing', () => {
    for (const surname of transliterateForMrz('Müñoz-Groß')) {
      expect(
        mrzNameMatches(
          { surname: 'Müñoz-Groß', givenNames: "D'Arcy" },
          { surname: surname.replaceAll('<', ' '), givenNames: 'DARCY' },
          passport,
        ),
      ).toBe(true);
    }
  });

  it('accepts a name cut by its length and refuses one cut without need', () => {
    const printed = { surname: 'Papandropoulous Theodorakis', givenNames: 'Jonathon Warren Trevor' };
    const [first, second] = buildTd3({
      ...printed,
      issuingState: 'GRC',
      nationality: 'GRC',
      documentNumber: 'AB1234567',
      birthDate: '1980-01-02',
      sex: 'M',
      expiryDate: '2030-01-02',
    });
    const reading = readMrz(`${first}\n${second}`, '2026-03-10');
    if (reading.format === null) throw new Error('not read');
    expect(mrzNameMatches(printed, reading.fields, passport)).toBe(true);
    expect(
      mrzNameMatches(
        { surname: 'Pérez', givenNames: 'Juan' },
        { surname: 'PER', givenNames: 'JUAN' },
        passport,
      ),
    ).toBe(false);
    expect(
      mrzNameMatches({ surname: 'Pérez', givenNames: 'Ana' }, { surname: 'PEREZ', givenNames: '' }, passport),
    ).toBe(false);
  });

  it('knows how much room the zone had: a passport has 39 places for what fills the 30 of a card', () => {
    const typedTwice = { surname: 'Quintero NanezQuintero Ñáñez', givenNames: 'María Fernanda' };
    const mrz = { surname: 'QUINTERO NANEZ', givenNames: 'MARIA FERNANDA' };
    expect(mrzNameMatches(typedTwice, mrz, passport)).toBe(false);
    expect(mrzNameMatches(typedTwice, mrz, namePlacesOf(card))).toBe(true);
    expect([namePlacesOf(''), namePlacesOf(card)]).toEqual([39, 30]);
  });
});

describe('checkPersonName', () => {
  it.each([
    'O',
    'Ng',
    "D'Ávila-Ñúñez",
    'محمد بن عبد الله',
    '王',
    'a'.repeat(60),
    'ñ'.repeat(100),
    'نازی\u200cها',
  ])('accepts %j', (name) => {
    expect(checkPersonName(name)).toEqual({ ok: true });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ["-'", 'empty'],
    ['a'.repeat(101), 'too-long'],
    ['Ana2', 'digits'],
    ['Ana ٢', 'digits'],
    ['Ana\u0000', 'control-characters'],
    ['Ana\nMaría', 'control-characters'],
    ['Ana\u202eMaría', 'control-characters'],
    ['Pérez 😀', 'signs'],
    ['P@rez', 'signs'],
    ['Pérez!!!', 'signs'],
    ['<b>Pérez</b>', 'signs'],
    ['Ana_María', 'signs'],
    ['Pérez & Pérez', 'signs'],
    ['!!!', 'empty'],
    ['@#$%', 'empty'],
  ])('refuses %j: %s', (name, problem) => {
    expect(checkPersonName(name)).toEqual({ ok: false, problem });
  });
});

describe('isNoName', () => {
  it.each(['N/A', 'XXX', 'xx XX', 'SIN NOMBRE', 'Sin  apellidos', 'FNU', 'Sra.', 'Dr', 'no name'])(
    '%j is no name',
    (text) => expect(isNoName(text)).toBe(true),
  );
  it.each(['Na', 'Null', 'X', 'Don', 'Ing', 'Sra. Pérez', 'Nombre', 'Test', '王', 'Xu'])(
    '%j may be one',
    (text) => expect(isNoName(text)).toBe(false),
  );
});

describe('one name alone', () => {
  const [names] = buildTd3({
    issuingState: 'IND',
    surname: '',
    givenNames: 'Ahmadi',
    documentNumber: 'A1234567',
    nationality: 'IND',
    birthDate: '1990-03-05',
    sex: 'M',
    expiryDate: '2031-07-01',
  });
  const lone = { surname: '', givenNames: 'Ahmadi' };

  it('is written after an empty surname in a MRZ, and read so', () => {
    expect(names).toBe('P<IND<<AHMADI'.padEnd(44, '<'));
  });

  it('matches whichever part it stands in', () => {
    expect(mrzNameMatches(lone, { surname: 'AHMADI', givenNames: '' }, passport)).toBe(true);
    expect(
      mrzNameMatches({ surname: 'Ahmadi', givenNames: '' }, { surname: '', givenNames: 'AHMADI' }, passport),
    ).toBe(true);
    expect(mrzNameMatches(lone, { surname: 'AHMADI', givenNames: 'ALI' }, passport)).toBe(false);
  });

  it('is compared with the contract in the letters of the MRZ too', () => {
    const [name] = comparePassportAndContract(
      { surname: '', givenNames: 'احمدی', number: '', nationality: '', givenNamesMrz: 'AHMADI' },
      { workerName: 'Ahmadi', workerDocument: '' },
    );
    expect(name?.verdict).toBe('same');
  });
});

describe('comparePassportAndContract', () => {
  const passport = { surname: 'Pérez Muñoz', givenNames: 'Ana', number: 'AB0123456', nationality: 'VEN' };

  function verdicts(contract: Partial<Parameters<typeof comparePassportAndContract>[1]>) {
    const complete = {
      workerName: 'ANA PEREZ MUÑOZ',
      workerDocument: 'AB0123456',
      workerNationality: 'VEN',
      ...contract,
    };
    return comparePassportAndContract(passport, complete).map(({ field, verdict, hint }) =>
      [field, verdict, hint].filter((part) => part !== undefined).join(' '),
    );
  }

  it('finds the same person in usual writings', () => {
    const same = ['name same', 'documentNumber same', 'nationality same'];
    expect(verdicts({})).toEqual(same);
    expect(verdicts({ workerDocument: 'Pasaporte ab-012 3456', workerNationality: 'venezolana' })).toEqual(
      same,
    );
    expect(verdicts({ workerNationality: 'Venezuela' })).toEqual(same);
  });

  it('shows each difference, with a hint for characters that look alike', () => {
    expect(
      verdicts({ workerName: 'Luis Torres', workerDocument: 'ABO123456', workerNationality: 'colombiana' }),
    ).toEqual(['name different', 'documentNumber different look-alike-characters', 'nationality different']);
    expect(verdicts({ workerDocument: 'AB0123457' })[1]).toBe('documentNumber different');
  });

  it('says what one of the two does not tell, and leaves unknown words to a person', () => {
    expect(verdicts({ workerName: '', workerDocument: ' ', workerNationality: '' })).toEqual([
      'name missing',
      'documentNumber missing',
      'nationality missing',
    ]);
    expect(verdicts({ workerNationality: 'atlante' })[2]).toBe('nationality compatible');
  });

  it('takes the names of the MRZ when they fit better', () => {
    const german = { surname: 'Müller', givenNames: 'Jörg', number: 'C01X', nationality: 'D' };
    const contract = { workerName: 'JOERG MUELLER', workerDocument: 'C01X', workerNationality: 'alemán' };
    expect(comparePassportAndContract(german, contract)[0]?.verdict).toBe('compatible');
    const withMrz = { ...german, surnameMrz: 'MUELLER', givenNamesMrz: 'JOERG' };
    expect(comparePassportAndContract(withMrz, contract).map((field) => field.verdict)).toEqual([
      'same',
      'same',
      'same',
    ]);
  });
});

describe('writeName', () => {
  it.each([
    ['Quintero Ñáñez', 'María Fernanda', 'QUINTERO ÑÁÑEZ, María Fernanda'],
    ['QUINTERO', '', 'QUINTERO'],
    ['', 'Ñusta', 'Ñusta'],
    [' de la O ', ' Luz ', 'DE LA O, Luz'],
    ['', '', ''],
  ])('%j and %j stand as %j', (surname, givenNames, written) => {
    expect(writeName({ surname, givenNames })).toBe(written);
  });
});
