/** How a character of one number stands beside the other's. */
type CharacterMatch = 'same' | 'look-alike' | 'different' | 'missing' | 'extra';

/** One column of two numbers set under each other; `missing` and `extra` speak of the second. */
export type CharacterPair = { first: string; second: string; match: CharacterMatch };

/** Characters that people and machines take for each other: O/0, I/1, S/5, B/8, Z/2, G/6. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

type Step = { cost: number; pairs: CharacterPair[] };

/**
 * Two numbers set under each other with the fewest differences, so that one character left out does not put all that
 * follow out of step. A look-alike counts half.
 */
export function alignCharacters(first: string, second: string): CharacterPair[] {
  const [left, right] = [[...first], [...second]];
  let above: Step[] = [{ cost: 0, pairs: [] }];
  for (const character of right) above.push(add(above.at(-1), '', character, 'extra'));
  for (const character of left) {
    const row: Step[] = [add(above[0], character, '', 'missing')];
    right.forEach((other, column) => {
      const choices = [
        add(above[column], character, other, matchOf(character, other)),
        add(above[column + 1], character, '', 'missing'),
        add(row[column], '', other, 'extra'),
      ];
      row.push(choices.reduce((best, choice) => (choice.cost < best.cost ? choice : best)));
    });
    above = row;
  }
  return above.at(-1)?.pairs ?? [];
}

/** Whether two characters are taken for each other. */
function lookAlike(a: string, b: string): boolean {
  return (lookAlikes[a] ?? a) === (lookAlikes[b] ?? b);
}

function matchOf(a: string, b: string): CharacterMatch {
  if (a === b) return 'same';
  return lookAlike(a, b) ? 'look-alike' : 'different';
}

const costs: Readonly<Record<CharacterMatch, number>> = {
  same: 0,
  'look-alike': 0.5,
  different: 1,
  missing: 1,
  extra: 1,
};

function add(before: Step | undefined, first: string, second: string, match: CharacterMatch): Step {
  const { cost, pairs } = before ?? { cost: 0, pairs: [] };
  return { cost: cost + costs[match], pairs: [...pairs, { first, second, match }] };
}
