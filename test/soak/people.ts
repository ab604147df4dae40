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
];
const givenNames = ['WILMER', 'YOLANDA', 'PATRICIO', 'XIMENA', 'RAUL', 'OLGA', 'MATEO', 'KARINA'];

/** Somebody invented, with a passport of their own; the same one for the same number. */
export function soakPerson(index: number): SpecimenPerson {
  const { passport, contract, contact } = specimenPerson;
  const number = `K${String(10_000_000 + index)}`;
  const surname = surnames[index % surnames.length] ?? '';
  const givenName = `${givenNames[Math.floor(index / surnames.length) % givenNames.length]}`;
  const surnameMrz = surname.replaceAll('Ñ', 'N');
  const [, line] = passport.mrz;
  const body = `${number}${digitOf(number)}${line.slice(10, 43)}`;
  const composite = digitOf(body.slice(0, 10) + body.slice(13, 20) + body.slice(21, 43));
  return {
    passport: {
      ...passport,
      number,
      surname,
      givenNames: givenName,
      surnameMrz,
      givenNamesMrz: givenName,
      mrz: [`P<VEN${surnameMrz}<<${givenName}`.padEnd(44, '<'), `${body}${composite}`],
    },
    contract: { ...contract, workerName: `${givenName} ${surname}`, workerDocument: number },
    contact: { ...contact, email: `persona${index}@example.org` },
  };
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
