import { type SpecimenCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type SpecimenPerson, specimenPerson } from '#test/support/specimens/people.ts';

const surnames = [
  'ALBORNOZ',
  'BRICEÑO',
  'CHIRINOS',
  'DELGADO',
  'ECHEVERRI',
  'FIGUEROA',
  'GUZMAN',
  'HINOJOSA',
  'IZAGUIRRE',
  'JARAMILLO',
  'LEZAMA',
  'MONCADA',
];
const givenNames = [
  'WILMER',
  'YOLANDA',
  'PATRICIO',
  'XIMENA',
  'RAUL',
  'OLGA',
  'MATEO',
  'KARINA',
  'BENITO',
  'ESTEFANIA',
  'GUSTAVO',
];

/**
 * Somebody invented, with a passport of their own; the same one for the same number. No two of the first 132 have one
 * name, nor of the first 16,000 one birth date: a counter takes nobody for somebody else.
 */
export function soakPerson(index: number): SpecimenPerson {
  const { passport, contract, contact } = specimenPerson;
  const number = `K${String(10_000_000 + index)}`;
  const surname = surnames[index % surnames.length] ?? '';
  const givenName = givenNames[index % givenNames.length] ?? '';
  const surnameMrz = surname.replaceAll('Ñ', 'N');
  const born = new Date(Date.UTC(1955, 0, 1 + ((index * 131) % 16_000)));
  const birthDate = born.toISOString().slice(0, 10);
  const birth = birthDate.slice(2).replaceAll('-', '');
  const [, line] = passport.mrz;
  const body = `${number}${digitOf(number)}VEN${birth}${digitOf(birth)}${line.slice(20, 43)}`;
  const composite = digitOf(body.slice(0, 10) + body.slice(13, 20) + body.slice(21, 43));
  return {
    passport: {
      ...passport,
      number,
      surname,
      givenNames: givenName,
      birthDate: birthDate as typeof passport.birthDate,
      surnameMrz,
      givenNamesMrz: givenName,
      mrz: [`P<VEN${surnameMrz}<<${givenName}`.padEnd(44, '<'), `${body}${composite}`],
    },
    contract: { ...contract, workerName: `${givenName} ${surname}`, workerDocument: number },
    contact: {
      ...contact,
      email: `persona${index}@example.org`,
      mobile: `+59399${String(1_000_000 + index)}`,
    },
  };
}

/** The cédula that this person gets later. */
export function cedulaOfSoakPerson(index: number): SpecimenCedula {
  const { passport, contact } = soakPerson(index);
  const { surname, givenNames, birthDate } = passport;
  const nine = `171${String(index).padStart(6, '0')}`;
  const { email, mobile } = contact;
  return {
    ...specimenCedula,
    number: `${nine}${moduloTen(nine)}`,
    surname,
    givenNames,
    birthDate,
    email,
    mobile,
  };
}

/** Source: domain.md 4, row "Cédula". */
function moduloTen(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Source: ICAO 9303-3, 4.9. */
function digitOf(text: string): number {
  return (
    [...text].reduce((sum, character, place) => {
      const value = character === '<' ? 0 : Number.parseInt(character, 36);
      return sum + value * ([7, 3, 1][place % 3] ?? 0);
    }, 0) % 10
  );
}
