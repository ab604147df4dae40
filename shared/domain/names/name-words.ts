import { transliterateForMrz } from '../mrz/mrz.ts';
import { foldToCapitals, stripAccents, stripPunctuation } from '../text.ts';

/** How a word of one name is found in the other. */
const wordMatches = [
  'same',
  'accents',
  'transliteration',
  'joined',
  'initial',
  'truncated',
  'one-letter',
  'missing',
  'extra',
] as const;
export type WordMatch = (typeof wordMatches)[number];

/** One line of the explanation of how two names match. `missing` and `extra` speak of the second name. */
export type NameWordMatch = {
  /** In capitals, with its accents; several words where the other name writes them as one. Null for `extra`. */
  first: string | null;
  /** Null for `missing`. */
  second: string | null;
  match: WordMatch;
  /** It stands at another place among the words that both names have. */
  isMoved: boolean;
};

type Word = { written: string; plain: string; spellings: ReadonlySet<string> };
type WordPair = { left: readonly number[]; right: readonly number[]; match: WordMatch };

/** Words written as one by somebody: "AL MASRI" and "ALMASRI", "DE LA CRUZ" and "DELACRUZ". */
const mostJoined = 3;
/** A shorter word that differs in one letter is another word. */
const shortestMisspelt = 4;

/**
 * Every word of two names with what it matches in the other, in the order of the first name; then what only the second
 * has. The surest matches are made first, so that "ANA" never takes the place of "ANABEL".
 */
export function matchNameWords(first: string, second: string): NameWordMatch[] {
  const [left, right] = [wordsOf(first), wordsOf(second)];
  const pairs = pairWords(left, right);
  const stays = longestInOrder(pairs);
  const text = (words: readonly Word[], indexes: readonly number[]): string =>
    indexes.map((index) => words[index]?.written ?? '').join(' ');
  const found = pairs.map((pair) => ({
    at: pair.left[0] ?? 0,
    first: text(left, pair.left),
    second: text(right, pair.right),
    match: pair.match,
    isMoved: !stays.has(pair),
  }));
  const missing = left.flatMap(({ written }, at) =>
    pairs.some((pair) => pair.left.includes(at))
      ? []
      : [{ at, first: written, second: null, match: 'missing' as const, isMoved: false }],
  );
  const extra = right.flatMap(({ written }, at) =>
    pairs.some((pair) => pair.right.includes(at))
      ? []
      : [{ first: null, second: written, match: 'extra' as const, isMoved: false }],
  );
  const inOrder = [...found, ...missing].toSorted((a, b) => a.at - b.at);
  return [...inOrder.map(({ at: _, ...line }) => line), ...extra];
}

function pairWords(first: readonly Word[], second: readonly Word[]): WordPair[] {
  const pairs: WordPair[] = [];
  const isFree = (side: 'left' | 'right', index: number) => !pairs.some((pair) => pair[side].includes(index));
  const pair = (match: WordMatch, matches: (a: Word, b: Word) => boolean): void => {
    first.forEach((word, left) => {
      if (!isFree('left', left)) return;
      const right = second.findIndex((other, index) => isFree('right', index) && matches(word, other));
      if (right >= 0) pairs.push({ left: [left], right: [right], match });
    });
  };
  pair('same', (a, b) => a.written === b.written);
  pair('accents', (a, b) => a.plain === b.plain);
  pair('transliteration', (a, b) => [...a.spellings].some((spelling) => b.spellings.has(spelling)));
  const join = (parts: readonly Word[], wholes: readonly Word[], side: 'left' | 'right'): void => {
    const other = side === 'left' ? 'right' : 'left';
    wholes.forEach(({ plain }, whole) => {
      for (let length = 2; length <= mostJoined; length += 1) {
        for (let start = 0; start + length <= parts.length && isFree(other, whole); start += 1) {
          const run = Array.from({ length }, (_, step) => start + step);
          const isJoined = run.map((index) => parts[index]?.plain ?? '').join('') === plain;
          if (!isJoined || !run.every((index) => isFree(side, index))) continue;
          const [left, right] = side === 'left' ? [run, [whole]] : [[whole], run];
          pairs.push({ left, right, match: 'joined' });
        }
      }
    });
  };
  join(first, second, 'left');
  join(second, first, 'right');
  pair('initial', (a, b) => Math.min(a.plain.length, b.plain.length) === 1 && isStart(a, b));
  pair('truncated', isStart);
  pair(
    'one-letter',
    (a, b) =>
      Math.min(a.plain.length, b.plain.length) >= shortestMisspelt && differInOneLetter(a.plain, b.plain),
  );
  return pairs.toSorted((a, b) => (a.left[0] ?? 0) - (b.left[0] ?? 0));
}

/** The most pairs that stand in the same order in both names; the first such, if there are several. */
function longestInOrder(pairs: readonly WordPair[]): ReadonlySet<WordPair> {
  const chains: WordPair[][] = [];
  for (const pair of pairs) {
    const before = chains
      .filter((chain) => (chain.at(-1)?.right[0] ?? 0) < (pair.right[0] ?? 0))
      .reduce<WordPair[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
    chains.push([...before, pair]);
  }
  return new Set(
    chains.reduce<WordPair[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []),
  );
}

/** One letter more, less or other, or two neighbours exchanged. */
function differInOneLetter(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [rest, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (rest.length <= 1 && other.length <= 1) return rest !== other;
  return rest.length === 2 && other.length === 2 && rest[0] === other[1] && rest[1] === other[0];
}

function isStart(a: Word, b: Word): boolean {
  return a.plain.startsWith(b.plain) || b.plain.startsWith(a.plain);
}

function wordsOf(name: string): Word[] {
  return stripPunctuation(foldToCapitals(name))
    .split(' ')
    .filter((written) => written !== '')
    .map((written) => {
      const plain = stripAccents(written);
      return { written, plain, spellings: new Set([plain, ...transliterateForMrz(written)]) };
    });
}
