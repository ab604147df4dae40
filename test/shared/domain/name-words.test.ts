import { describe, expect, it } from 'vitest';
import { alignCharacters } from '#shared/domain/names/character-differences.ts';
import { matchNameWords } from '#shared/domain/names/name-words.ts';
import { findNationality } from '#shared/domain/nationality/nationality.ts';
import { comparePassportAndContract } from '#shared/domain/registration/document-comparison.ts';
import { fc } from '#test/support/random-samples.ts';

function explained(first: string, second: string): string[] {
  return matchNameWords(first, second).map(
    (line) => `${line.first ?? '-'} ~ ${line.second ?? '-'}: ${line.match}${line.isMoved ? ', moved' : ''}`,
  );
}

describe('matchNameWords', () => {
  it.each<[string, string, string[]]>([
    ['Pérez Ana', 'PEREZ ANA', ['PÉREZ ~ PEREZ: accents', 'ANA ~ ANA: same']],
    ['Müller Jörg', 'MUELLER JORG', ['MÜLLER ~ MUELLER: transliteration', 'JÖRG ~ JORG: accents']],
    ['De la Cruz Ana', 'DELACRUZ ANA', ['DE LA CRUZ ~ DELACRUZ: joined', 'ANA ~ ANA: same']],
    ['ABDALRAHMAN', 'Abd al-Rahman', ['ABDALRAHMAN ~ ABD AL RAHMAN: joined']],
    [
      'Gómez Juan C',
      'GÓMEZ JUAN CARLOS',
      ['GÓMEZ ~ GÓMEZ: same', 'JUAN ~ JUAN: same', 'C ~ CARLOS: initial'],
    ],
    ['Papandropoul', 'PAPANDROPOULOUS', ['PAPANDROPOUL ~ PAPANDROPOULOUS: truncated']],
    ['González Ana', 'GONZALES ANA', ['GONZÁLEZ ~ GONZALES: one-letter', 'ANA ~ ANA: same']],
    ['Ortiz Ana', 'OTRIZ ANA', ['ORTIZ ~ OTRIZ: one-letter', 'ANA ~ ANA: same']],
    ['Pérez Gómez Ana', 'PÉREZ ANA', ['PÉREZ ~ PÉREZ: same', 'GÓMEZ ~ -: missing', 'ANA ~ ANA: same']],
    ['Pérez Ana', 'PÉREZ ANA ROSA', ['PÉREZ ~ PÉREZ: same', 'ANA ~ ANA: same', '- ~ ROSA: extra']],
    [
      'Pérez Gómez Ana',
      'ANA PÉREZ GÓMEZ',
      ['PÉREZ ~ PÉREZ: same', 'GÓMEZ ~ GÓMEZ: same', 'ANA ~ ANA: same, moved'],
    ],
    ['Ana Anabel', 'ANABEL', ['ANA ~ -: missing', 'ANABEL ~ ANABEL: same']],
  ])('%j and %j', (first, second, lines) => {
    expect(explained(first, second)).toEqual(lines);
  });

  it('tells of every word of both names once, whatever they are', () => {
    const name = fc
      .array(
        fc.constantFrom(
          'Ana',
          'Anabel',
          'Anabelcruz',
          'A',
          'Muñoz',
          'Munos',
          'De',
          'La',
          'Cruz',
          'Müller',
          '王',
        ),
        {
          maxLength: 6,
        },
      )
      .map((words) => words.join(' '));
    const sorted = (text: string) => text.toUpperCase().split(' ').filter(Boolean).toSorted();
    fc.assert(
      fc.property(name, name, (first, second) => {
        const lines = matchNameWords(first, second);
        expect(sorted(lines.map((line) => line.first ?? '').join(' '))).toEqual(sorted(first));
        expect(sorted(lines.map((line) => line.second ?? '').join(' '))).toEqual(sorted(second));
        for (const line of lines) {
          expect(line.match === 'missing').toBe(line.second === null);
          expect(line.match === 'extra').toBe(line.first === null);
        }
      }),
    );
  });

  it('finds nothing to explain in a name beside itself', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(name, (text) => {
        for (const line of matchNameWords(text, text))
          expect(line).toMatchObject({ match: 'same', isMoved: false });
      }),
    );
  });
});

describe('alignCharacters', () => {
  const row = (first: string, second: string) =>
    alignCharacters(first, second)
      .map(({ match }) => ({ same: '=', 'look-alike': '~', different: 'x', missing: '-', extra: '+' })[match])
      .join('');

  it.each([
    ['AB0123456', 'AB0123456', '========='],
    ['AB0123456', 'ABO123456', '==~======'],
    ['AB0123456', 'AB0123457', '========x'],
    ['AB0123456', 'AB012456', '=====-==='],
    ['AB0123456', 'AB01223456', '====+====='],
    ['', 'A', '+'],
  ])('%s under %s: %s', (first, second, marks) => {
    expect(row(first, second).length).toBe(marks.length);
    expect(row(first, second).replaceAll('=', '')).toBe(marks.replaceAll('=', ''));
  });

  it('loses and invents no character', () => {
    const number = fc.string({ unit: fc.constantFrom('A', 'O', '0', '1', 'I', '8', 'B'), maxLength: 12 });
    fc.assert(
      fc.property(number, number, (first, second) => {
        const pairs = alignCharacters(first, second);
        expect(pairs.map((pair) => pair.first).join('')).toBe(first);
        expect(pairs.map((pair) => pair.second).join('')).toBe(second);
        expect(pairs.every(({ match }) => match === 'same')).toBe(first === second);
      }),
    );
  });
});

describe('findNationality', () => {
  it.each([
    ['VEN', 'VEN'],
    ['D', 'DEU'],
    ['venezolana', 'VEN'],
    ['Venezolano(a)', 'VEN'],
    ['colombiano/a', 'COL'],
    ['de nacionalidad peruana', 'PER'],
    ['República de Colombia', 'COL'],
    ['República Bolivariana de Venezuela', 'VEN'],
    ['Haití', 'HTI'],
    ['haitianos', 'HTI'],
    ['estadounidense', 'USA'],
    ['ALEMANA', 'DEU'],
    ['ghanesa', 'GHA'],
    ['nigeriana', 'NGA'],
    ['nigerina', 'NER'],
    ['de la India', 'IND'],
  ])('%s is %s', (text, code) => {
    expect(findNationality(text)).toBe(code);
  });

  it.each(['', 'atlante', 'XYZ', 'trabajador'])('leaves %j to a person', (text) => {
    expect(findNationality(text)).toBeUndefined();
  });
});

describe('the explanation of a comparison', () => {
  const contract = { workerName: 'JOERG MUELLER', workerDocument: 'C0IX', workerNationality: 'alemán' };

  it('is of the writing that fits best', () => {
    const passport = { surname: 'Müller', givenNames: 'Jörg', number: 'C01X', nationality: 'D' };
    const [printed] = comparePassportAndContract(passport, contract);
    expect(printed?.name).toMatchObject({ writing: 'printed', reasons: ['transliteration', 'order'] });
    const withMrz = { ...passport, surnameMrz: 'MUELLER', givenNamesMrz: 'JOERG' };
    const [name, number] = comparePassportAndContract(withMrz, contract);
    expect(name?.name).toMatchObject({ writing: 'mrz', reasons: ['order'] });
    expect(number?.characters?.map(({ match }) => match)).toEqual(['same', 'same', 'look-alike', 'same']);
  });

  it('sets out no text that is too long to be a number', () => {
    const passport = { surname: 'Müller', givenNames: 'Jörg', number: '1'.repeat(500), nationality: 'D' };
    const verdictOf = (workerDocument: string) =>
      comparePassportAndContract(passport, { ...contract, workerDocument })[1];
    expect(verdictOf('1'.repeat(499))).toMatchObject({ verdict: 'different' });
    expect(verdictOf('1'.repeat(499))?.characters).toBeUndefined();
    expect(verdictOf('1'.repeat(500))).toMatchObject({ verdict: 'same' });
  });
});
