import { describe, expect, it } from 'vitest';
import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import { decodeZone } from '#shared/vision/mrz-decoding/decode-zone.ts';
import {
  type JudgedReading,
  judgeReading,
  type MarkedPlaces,
} from '#shared/vision/mrz-decoding/judge-reading.ts';
import { mrzLayouts } from '#shared/vision/mrz-decoding/layouts.ts';
import { lineMarginals, meanMarginals } from '#shared/vision/mrz-decoding/line-marginals.ts';
import { cardLines, inventPassport } from '#test/support/mrz-pages/invented-passport.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';
import { type Seen, simulatePosteriors } from '#test/support/mrz-pages/simulated-posteriors.ts';
import { fc, many } from '#test/support/random-samples.ts';

/** ICAO Doc 9303's own specimens: parts 4, 5, 6 and 7. */
const specimens: Readonly<Record<MrzFormat, readonly string[]>> = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  'MRV-A': ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
  'MRV-B': ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
};

type Doubts = Readonly<Record<number, Seen>>;

function read(
  format: MrzFormat,
  lines: readonly string[],
  doubts: readonly Doubts[] = [],
  marked: MarkedPlaces = [],
): JudgedReading {
  const layout = mrzLayouts.find((candidate) => candidate.format === format);
  if (layout === undefined) throw new Error('no such format');
  const marginals = lines.map((line, index) => {
    const read = lineMarginals(simulatePosteriors(line, doubts[index]), layout.lineLength);
    if (read === null) throw new Error('too few steps');
    return read;
  });
  return judgeReading(decodeZone(layout, marginals), '2026-11-24', marked);
}

function stateOf(reading: JudgedReading, name: string): string | undefined {
  return reading.fields.find((field) => field.name === name)?.state;
}

const [firstLine = '', secondLine = ''] = specimens.TD3;

describe('a MRZ that is seen well', () => {
  it.each(Object.entries(specimens) as [MrzFormat, readonly string[]][])(
    'is read and verified: %s',
    (format, lines) => {
      const reading = read(format, lines);
      expect(reading.lines).toEqual(lines);
      expect(reading.verified).toBe(true);
      expect(reading.fields.every((field) => field.state === 'read')).toBe(true);
    },
  );

  it('has its dates as ISO days and its names in words', () => {
    const values = Object.fromEntries(
      read('TD3', specimens.TD3).fields.map(({ name, value }) => [name, value]),
    );
    expect(values).toMatchObject({
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      birthDate: '1974-08-12',
      expiryDate: '2012-04-15',
      documentNumber: 'L898902C3',
    });
  });
});

describe('repair', () => {
  it('puts back a filler that the recogniser let fall, without moving what follows', () => {
    const reading = read('TD3', specimens.TD3, [{ 35: {} }, { 39: {} }]);
    expect(reading.lines).toEqual(specimens.TD3);
  });

  it('takes the second best character where the check digits ask for it', () => {
    const reading = read('TD3', specimens.TD3, [{}, { 3: { '6': 0.7, '8': 0.29 } }]);
    expect(reading.lines[1]).toBe(secondLine);
    expect(stateOf(reading, 'documentNumber')).toBe('repaired');
    expect(reading.verified).toBe(true);
  });

  it('reads a letter that a date cannot hold as the digit it looks like', () => {
    const reading = read('TD3', specimens.TD3, [{}, { 15: { O: 0.99 }, 21: { I: 0.99 } }]);
    expect(reading.lines[1]).toBe(secondLine);
    expect(reading.verified).toBe(true);
    expect(stateOf(reading, 'birthDate')).toBe('repaired');
  });

  it('never invents a character that nothing speaks for', () => {
    const reading = read('TD3', specimens.TD3, [{}, { 3: { '6': 0.999 } }]);
    expect(reading.verified).toBe(false);
    expect(reading.lines[1]?.charAt(3)).toBe('6');
    expect(stateOf(reading, 'documentNumber')).toBe('doubtful');
  });

  it('does not trust a check digit that was hardly seen', () => {
    const reading = read('TD3', specimens.TD3, [{}, { 43: { '7': 0.97, '0': 0.02 } }]);
    expect(reading.verified).toBe(false);
  });

  it('does not choose between two readings that both satisfy the check digits', () => {
    // 0 and K are congruent modulus 10, so no check digit tells them apart.
    const reading = read('TD3', specimens.TD3, [{}, { 5: { '0': 0.5, K: 0.49 } }]);
    expect(reading.verified).toBe(false);
    expect(stateOf(reading, 'documentNumber')).toBe('doubtful');
  });

  it('does not take a filler for a figure that is worth as little', () => {
    const blot = { 39: { '0': 0.17, O: 0.17, Q: 0.17, C: 0.17, G: 0.17 } };
    expect(stateOf(read('TD3', specimens.TD3, [{}, blot]), 'personalNumber')).toBe('doubtful');
    const faint = { 40: { '<': 0.5, L: 0.2 } };
    expect(stateOf(read('TD3', specimens.TD3, [{}, faint]), 'personalNumber')).toBe('doubtful');
    expect(stateOf(read('TD3', specimens.TD3, [{}, { 9: { '6': 0.5, B: 0.2 } }]), 'documentNumber')).toBe(
      'read',
    );
  });

  it('does not take a sign over a filler for a figure of the personal number', () => {
    const written = `${secondLine.slice(0, 39)}K${secondLine.slice(40)}`;
    const reading = read('TD3', [firstLine, written]);
    expect(reading.lines[1]).toBe(written);
    expect(stateOf(reading, 'personalNumber')).toBe('doubtful');
    expect(stateOf(reading, 'surname')).toBe('read');
  });

  it('believes nothing of a zone whose check digits do not agree', () => {
    const reading = read('TD3', [firstLine, secondLine.replace('7408122', '7408123')]);
    expect(reading.fields.filter(({ state }) => state !== 'doubtful')).toEqual([]);
  });

  it('believes a letter of a name only when it was seen clearly, since every letter makes a name', () => {
    const seen = (share: number) => read('TD3', specimens.TD3, [{ 12: { O: share, D: 0.99 - share } }]);
    expect(stateOf(seen(0.95), 'surname')).toBe('doubtful');
    expect(stateOf(seen(0.988), 'surname')).toBe('read');
  });

  it('does not verify what no check digit covers when it was seen badly', () => {
    const reading = read('TD3', specimens.TD3, [{ 12: { O: 0.55, D: 0.44 } }]);
    expect(reading.verified).toBe(false);
    expect(stateOf(reading, 'surname')).toBe('doubtful');
    expect(stateOf(reading, 'documentNumber')).toBe('read');
  });

  it('shows what is printed where it should not be, and does not verify it', () => {
    const reading = read('TD3', [firstLine, `${secondLine.slice(0, 43)}<`]);
    expect(reading.lines[1]?.charAt(43)).toBe('<');
    expect(reading.verified).toBe(false);
  });

  it('reads a state as printed when it is clearly no letters', () => {
    const printed = `${secondLine.slice(0, 10)}132${secondLine.slice(13)}`;
    const reading = read('TD3', [firstLine, printed]);
    expect(reading.lines[1]).toBe(printed);
    expect(reading.fields.find((field) => field.name === 'nationality')).toMatchObject({
      value: '132',
      state: 'read',
    });
  });

  it('reads a figure that was seen in a known state as the letter it looks like, and leaves it in doubt', () => {
    const reading = read('TD3', specimens.TD3, [{}, { 12: { '0': 0.8, O: 0.05 } }]);
    expect(reading.lines[1]).toBe(secondLine);
    expect(stateOf(reading, 'nationality')).toBe('repaired');
    const clearer = read('TD3', specimens.TD3, [{}, { 11: { '7': 0.97 }, 12: { O: 0.99 } }]);
    expect(clearer.lines[1]?.slice(10, 13)).toBe('UTO');
    expect(stateOf(clearer, 'nationality')).toBe('doubtful');
  });

  it('restores any one badly seen character of an invented passport or card, and is never wrong when it verifies', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(36), (seed, where, wrong) => {
        const passport = inventPassport(seeded(seed));
        const isCard = seed % 3 === 0;
        const lines = isCard ? cardLines(passport) : passport.lines;
        const line = where % lines.length;
        const text = lines[line] ?? '';
        const place = Math.floor(where / lines.length) % text.length;
        const other = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'.charAt(wrong);
        const right = text.charAt(place);
        fc.pre(other !== right);
        const doubts = lines.map((_line, index) =>
          index === line ? { [place]: { [other]: 0.6, [right]: 0.39 } } : {},
        );
        const reading = read(isCard ? 'TD1' : 'TD3', lines, doubts);
        if (reading.verified) expect(reading.lines).toEqual(lines);
      }),
      { numRuns: many(60) },
    );
  }, 60_000);
});

describe('a mark over the names, however clearly it was read', () => {
  const named = (names: string) => [`P<UTO${names}`.padEnd(44, '<'), secondLine];
  const states = (names: string) => {
    const reading = read('TD3', named(names));
    expect(reading.lines[0]).toBe(named(names)[0]);
    expect(reading.verified).toBe(
      !['surname', 'givenNames'].some((name) => stateOf(reading, name) === 'doubtful'),
    );
    return { surname: stateOf(reading, 'surname'), givenNames: stateOf(reading, 'givenNames') };
  };

  it.each([
    ['a letter among the fillers at the end', 'ERIKSSON<<ANNA<<<<<<K'],
    ['several letters behind two fillers', 'ERIKSSON<<ANNA<<MARIA'],
    ['a letter alone behind one filler', 'ERIKSSON<<ANNA<K'],
    ['a letter alone for a given name', 'ERIKSSON<<K'],
    ['a figure behind the names', 'ERIKSSON<<MARI<LIIS<4'],
    ['a figure that joins two names', 'ERIKSSON<<ANNA9MARIA'],
    ['a figure at the very end', 'ERIKSSON<<ANNA4'],
  ])('%s is never taken for a given name', (_what, names) => {
    expect(states(names)).toEqual({ surname: 'read', givenNames: 'doubtful' });
  });

  it.each([
    ['one of the fillers that end it', 'ERIKSSON<KANNA'],
    ['the other one', 'ERIKSSONK<ANNA'],
    ['a letter alone behind it', 'ERIKSSON<K<<ANNA'],
    ['a figure in it', 'ERIK9SON<<ANNA'],
  ])('a surname is in doubt: %s', (_what, names) => {
    expect(states(names).surname).toBe('doubtful');
  });

  it('a zero or an O that was hardly seen is doubtful: another one for it may keep the sum', () => {
    const lines = [
      'P<USAKUURB<FERPE<<TENNUN<<<<<<<<<<<<<<<<<<<<',
      'BHOD9H4902USA7808043M330924303690027<<<<<<34',
    ];
    expect(stateOf(read('TD3', lines), 'documentNumber')).toBe('read');
    const reading = read('TD3', lines, [{}, { 2: { O: 0.53, Q: 0.24, D: 0.2 } }]);
    expect(reading.lines).toEqual(lines);
    expect(stateOf(reading, 'documentNumber')).toBe('doubtful');
  });

  it('a personal number of characters that were hardly seen is doubtful, whatever its digit says', () => {
    const reading = read('TD3', specimens.TD3, [
      {},
      { 30: { [secondLine[30] ?? '']: 0.4, X: 0.3, Y: 0.29 } },
    ]);
    expect(reading.lines).toEqual(specimens.TD3);
    expect(stateOf(reading, 'personalNumber')).toBe('doubtful');
  });

  it.each([
    ['TD1', 1, '7408122F1204159UTO<<<<<<<K<<<6', 'optionalData'],
    ['TD1', 0, 'I<UTOD231458907<<<<<<K<<<<<<<<', 'optionalData'],
    ['TD1', 1, '7408122F1204159UTOA<<<<<<<<<<6', 'optionalData'],
    ['TD2', 1, 'D231458907UTO7408122F1204159K<<<<<<6', 'optionalData'],
    ['TD3', 0, 'R<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'documentCode'],
  ] as const)('a mark that no check digit can tell, on a %s: line %i as %s', (format, line, text, name) => {
    const lines = specimens[format].map((each, index) => (index === line ? text : each));
    const reading = read(format, lines);
    expect(reading.lines).toEqual(lines);
    expect([stateOf(reading, name), reading.verified]).toEqual(['doubtful', false]);
  });

  it('no given names beside a surname in doubt may be a part of it', () => {
    const surname = { 13: { K: 0.9, '<': 0.09 }, 14: { K: 0.9, '<': 0.09 } };
    const reading = read('TD3', named('ERIKSSONKKANNA'), [surname]);
    expect(stateOf(reading, 'surname')).toBe('doubtful');
    expect(stateOf(reading, 'givenNames')).toBe('doubtful');
  });

  it.each([
    ['on a letter', 7, 'doubtful', 'read'],
    ['before the surname', 4, 'doubtful', 'read'],
    ['between the names', 13, 'doubtful', 'read'],
    ['behind the last letter', 25, 'read', 'doubtful'],
    ['on the fillers of the end', 28, 'read', 'read'],
  ])('ink that is no print: %s', (_what, place, surname, givenNames) => {
    const marked = [Array.from({ length: 44 }, (_, at) => at === place), []];
    const reading = read('TD3', specimens.TD3, [], marked);
    expect(reading.lines).toEqual(specimens.TD3);
    expect([stateOf(reading, 'surname'), stateOf(reading, 'givenNames')]).toEqual([surname, givenNames]);
    expect(stateOf(reading, 'documentNumber')).toBe('read');
  });

  it.each([
    'ERIKSSON<<ANNA<MARIA',
    'O<BRIEN<<ANNA',
    'DE<LA<CRUZ<<LI',
    'AHMADI',
    'ERIKSSON<<ANNA<MARIA<LO<HELENA<SOFIA<C',
  ])('names as they are printed stay read: %s', (names) => {
    const expected = names.endsWith('<C') ? 'doubtful' : 'read';
    expect(states(names).surname).toBe('read');
    if (names.includes('<<')) expect(states(names).givenNames).toBe(expected);
  });

  it('a state that there is not is in doubt', () => {
    const reading = read('TD3', [firstLine.replace('P<UTO', 'P<TND'), secondLine]);
    expect(stateOf(reading, 'issuingState')).toBe('doubtful');
    expect(reading.verified).toBe(false);
  });
});

describe('several views of a line', () => {
  it('leave in doubt what only one of them is sure of', () => {
    const views = [simulatePosteriors(firstLine), simulatePosteriors(firstLine, { 12: { D: 0.99 } })].map(
      (view) => lineMarginals(view, 44),
    );
    const mean = meanMarginals(views.filter((view) => view !== null));
    const row = [...mean.probabilities.subarray(12 * 37, 13 * 37)];
    expect(Math.max(...row)).toBeLessThan(0.6);
  });

  it('a line with fewer steps than characters cannot be that long', () => {
    expect(lineMarginals({ steps: 20, logProbabilities: new Float32Array(20 * 38) }, 44)).toBeNull();
  });
});
