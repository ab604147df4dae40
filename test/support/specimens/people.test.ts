import { parse } from 'mrz';
import { expect, test } from 'vitest';
import { buildTd3 } from '#shared/domain/mrz/mrz.ts';
import { specimenPeople } from './people.ts';

test.each(specimenPeople.map((person) => [person.passport.surname, person] as const))(
  'the MRZ of %s is right by an independent reader',
  (_surname, { passport }) => {
    const result = parse([...passport.mrz]);
    expect(result.details.filter((detail) => !detail.valid)).toEqual([]);
    expect(result.fields.documentNumber).toBe(passport.number);
    expect(result.fields.lastName).toBe(passport.surnameMrz);
    expect(result.fields.firstName).toBe(passport.givenNamesMrz);
    expect(result.fields.birthDate).toBe(passport.birthDate.slice(2).replaceAll('-', ''));
    expect(result.fields.expirationDate).toBe(passport.expiryDate.slice(2).replaceAll('-', ''));
  },
);

test.each(specimenPeople.map((person) => [person.passport.surname, person] as const))(
  'the rules build the same MRZ for %s',
  (_surname, { passport }) => {
    const built = buildTd3({
      issuingState: passport.issuingState,
      surname: passport.surname,
      givenNames: passport.givenNames,
      documentNumber: passport.number,
      nationality: passport.nationality,
      birthDate: passport.birthDate,
      sex: passport.sex,
      expiryDate: passport.expiryDate,
      personalNumber: passport.personalNumber,
    });
    /** Without a personal number its check digit may be `0` or a filler (ICAO 9303-4, 4.2.2); both count as 0. */
    const withFiller = built.map((line, index) =>
      index === 1 && passport.personalNumber === '' ? `${line.slice(0, 42)}<${line.slice(43)}` : line,
    );
    expect(withFiller).toEqual([...passport.mrz]);
  },
);
