import { stripAccents } from './text.ts';

/** Letters of other scripts that look like Latin ones on a screen. Source: Unicode UTS 39, the ones people type. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    з: '3',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
  },
  ...{ ѕ: 's', і: 'i', ј: 'j', ԁ: 'd', ԛ: 'q', ԝ: 'w', ɡ: 'g', ı: 'i', ł: 'l', ø: 'o', đ: 'd' },
  ...{
    α: 'a',
    β: 'b',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    η: 'n',
    γ: 'y',
  },
};
/** Digits typed for the letters they look like, inside a word. */
const digitsForLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
};

/** A name as a person would see it, in words: without case, accents, spacing, invisible signs and numbers at its end. */
export function seenWords(name: string): string[] {
  const folded = stripAccents(name.normalize('NFKC').toLowerCase())
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .replace(/./gu, (letter) => lookAlikes[letter] ?? letter);
  return folded
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) =>
      word.replace(/\p{N}+$/u, '').replace(/[01345]/g, (digit) => digitsForLetters[digit] ?? digit),
    )
    .filter((word) => word !== '');
}

/** Whether two names read the same, in any order of their words and however the words are parted. */
export function isSameSeenName(one: string, other: string): boolean {
  const [first, second] = [seenWords(one), seenWords(other)];
  if (first.length === 0 || second.length === 0) return false;
  return first.join('') === second.join('') || first.toSorted().join(' ') === second.toSorted().join(' ');
}

/**
 * Whether two accounts are likely one person's: the names read the same, or the words of the shorter one are all in
 * the longer one, as they are or as initials ("M. Pérez" and "María Pérez Lugo").
 */
export function isLikelySamePerson(one: string, other: string): boolean {
  if (isSameSeenName(one, other)) return true;
  const [shorter, longer] = [seenWords(one), seenWords(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (shorter.length < 2 || shorter.every((word) => word.length === 1)) return false;
  const left = [...longer];
  return shorter
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.findIndex((candidate) => isWordOrInitial(word, candidate));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
}

function isWordOrInitial(one: string, other: string): boolean {
  if (one === other) return true;
  return (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}
