import { normaliseName } from './names.ts';
import { chineseSyllablesOf, isOneNameAcrossLanguages } from './names-across-languages.ts';
import { formalNamesOf } from './nicknames.ts';

/**
 * The forms under which a name is found again however it was written: word by word, joined, by sound, by its
 * consonants. One set of keys for search, for people who are likely the same, and for whatever compares many people.
 */

/** Words written as one by somebody, and apart by somebody else: "D ANGELO", "DE LA CRUZ", "XIAO MING". */
const mostJoined = 3;
/** Words of a longer name that are joined: what keeps a text of a thousand words cheap. */
const mostWords = 12;

/** What follows a name and is written in several ways. */
const suffixes: Readonly<Record<string, string>> = {
  JR: 'JUNIOR',
  JNR: 'JUNIOR',
  JUN: 'JUNIOR',
  HIJO: 'JUNIOR',
  SR: 'SENIOR',
  SNR: 'SENIOR',
  PADRE: 'SENIOR',
};

/** Abbreviations by which a name is printed. */
const abbreviations: Readonly<Record<string, string>> = { MOHD: 'MOHAMED', MHD: 'MOHAMED', MA: 'MARIA' };

/** What Chinese passports write for the vowel of `lü` and `nü`: another in each decade, also for one person. */
const pinyin: Readonly<Record<string, string>> = {
  LYU: 'LU',
  LV: 'LU',
  LUE: 'LU',
  NYU: 'NU',
  NV: 'NU',
  NUE: 'NU',
};

/**
 * Short names that each passport office, or each clerk, writes in Latin letters in its own way: Korean family names by the
 * revised romanisation, by McCune and Reischauer, and as people write them. The first of a line stands for all of it.
 */
const romanisedAlike = [
  'LI LEE YI RI RHEE',
  'PARK BAK PAK PAC',
  'CHOI CHOE CHOY',
  'KIM GIM',
  'JUNG JEONG CHUNG CHONG JONG',
  'KANG GANG',
  'CHO JO',
  'YOON YUN',
  'LIM IM RIM',
  'NOH NO ROH',
  'SHIN SIN',
  'YOO YU RYU',
  'OH O',
  'KWON GWON',
  'KO GO KOH',
  'MOON MUN',
  'SOHN SON',
  'AHN AN',
  'BAE PAE',
  'WOO U WU',
  'SEO SUH',
  'HWANG WHANG',
];
const oneRomanisation: ReadonlyMap<string, string> = new Map(
  romanisedAlike.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return others.map((other) => [other, first] as const);
  }),
);

/** The words of a name as search sees them: capitals, no accents, no punctuation, a suffix in one form; any script. */
export function nameWords(text: string): string[] {
  const words = writtenWords(text).map((word) =>
    Object.hasOwn(suffixes, word) ? (suffixes[word] ?? word) : word,
  );
  return [...new Set(words)];
}

/** The words one by one as they were written, those that come twice included. */
export function writtenWords(text: string): string[] {
  return normaliseName(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Neighbours written as one word, and the words beside them: every two and three of them. */
export function joinedRuns(words: readonly string[]): { readonly joined: string; readonly rest: string[] }[] {
  const some = words.slice(0, mostWords);
  const runs = [];
  for (let length = 2; length <= mostJoined; length += 1) {
    for (let start = 0; start + length <= some.length; start += 1) {
      const rest = words.toSpliced(start, length);
      runs.push({ joined: some.slice(start, start + length).join(''), rest });
    }
  }
  return runs;
}

export function joinedWords(words: readonly string[]): string[] {
  return joinedRuns(words).map(({ joined }) => joined);
}

/** Scripts whose names are one to four characters, written with or without a space between family and given name. */
const shortScript = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function isShortScript(word: string): boolean {
  return shortScript.test(word);
}

/** A short script's word from each of its characters on: `王小明` is found by `小明` too. */
export function endingsOf(word: string): string[] {
  if (!isShortScript(word)) return [];
  const characters = [...word];
  return characters.map((_, start) => characters.slice(start).join('')).slice(1);
}

/**
 * How a Latin word sounds to a Spanish ear, roughly: B and V, S and Z and soft C, G and J before E and I, Y and LL
 * and I, silent H, QU and K and C, doubled letters. A word of another script is itself.
 */
export function soundOf(word: string): string {
  return word
    .toUpperCase()
    .replaceAll('Ñ', 'N')
    .replace(/PH/g, 'F')
    .replace(/SH|CH/g, 'X')
    .replace(/H/g, '')
    .replace(/QU(?=[EI])|Q|CK|K/g, 'K')
    .replace(/GU(?=[EI])/g, 'G')
    .replace(/G(?=[EI])/g, 'J')
    .replace(/C(?=[EIY])|Z/g, 'S')
    .replace(/C/g, 'K')
    .replace(/V|W/g, 'B')
    .replace(/LL|Y/g, 'I')
    .replace(/(.)\1+/gu, '$1');
}

/** Consonants below which a skeleton says too little. */
const shortestSkeleton = 3;

/**
 * A word's sound without its vowels, which is what the writings of one name in other alphabets share: Muhammad,
 * Mohamed and Mohammed; Yousef and Yusuf; Khalid and Khaled; Aleksey and Alexey. Undefined where too little is left, or
 * for another script. A vowel at the start is kept as one.
 */
export function skeletonOf(word: string): string | undefined {
  if (!/^\p{Script=Latin}+$/u.test(word)) return undefined;
  const sound = soundOf(Object.hasOwn(abbreviations, word) ? (abbreviations[word] ?? word) : word)
    .replace(/KS/g, 'X')
    .replace(/TS/g, 'S')
    .replace(/D$/, 'T');
  const start = /^[AEIOU]/.test(sound) ? 'A' : '';
  const skeleton = start + sound.replace(/[AEIOU]/g, '');
  return skeleton.length < shortestSkeleton ? undefined : skeleton;
}

/** Words shorter than this are not looked for when mistyped: nearly everything would resemble them. */
const shortestMistyped = 4;

/** A word with each of its letters left out in turn, and itself: two words one slip apart share one of these. */
export function wordVariants(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortestMistyped) return [];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}

/** What a word is compared by; who compares many names keeps what was worked out (`rememberForms`). */
export interface WordForms {
  readonly soundOf: (word: string) => string;
  readonly skeletonOf: (word: string) => string | undefined;
  readonly variantsOf: (word: string) => ReadonlySet<string>;
  readonly chineseOf: (word: string) => string | undefined;
}

const workedOutAnew: WordForms = {
  soundOf,
  skeletonOf,
  variantsOf: (word) => new Set(wordVariants(word)),
  chineseOf: chineseSyllablesOf,
};

/** The forms of each word, worked out once: two thousand names have few words. */
export function rememberForms(): WordForms {
  return {
    soundOf: remember(workedOutAnew.soundOf),
    skeletonOf: remember(workedOutAnew.skeletonOf),
    variantsOf: remember(workedOutAnew.variantsOf),
    chineseOf: remember(workedOutAnew.chineseOf),
  };
}

function remember<Form>(workOut: (word: string) => Form): (word: string) => Form {
  const known = new Map<string, Form>();
  return (word) => {
    if (known.has(word)) return known.get(word) as Form;
    const form = workOut(word);
    known.set(word, form);
    return form;
  };
}

function isOneSlipAway(a: string, b: string, { variantsOf }: WordForms): boolean {
  // A letter may be two units.
  if (Math.abs(a.length - b.length) > 2) return false;
  const variants = variantsOf(a);
  for (const variant of variantsOf(b)) if (variants.has(variant)) return true;
  return false;
}

/** Whether one word may be a writing of the other: by sound, consonants, a slip of the finger, or what people say. */
export function isSameWord(a: string, b: string, forms: WordForms = workedOutAnew): boolean {
  if (a === b || forms.soundOf(a) === forms.soundOf(b) || isOneSlipAway(a, b, forms)) return true;
  if (oneSpelling(a) === oneSpelling(b) || isOneNameAcrossLanguages(a, b)) return true;
  if (isOneChineseName(a, b, forms)) return true;
  const skeleton = forms.skeletonOf(a);
  if (skeleton !== undefined && skeleton === forms.skeletonOf(b)) return true;
  return formalNamesOf(a).includes(b) || formalNamesOf(b).includes(a);
}

function isOneChineseName(a: string, b: string, { chineseOf }: WordForms): boolean {
  const syllables = chineseOf(a);
  return syllables !== undefined && syllables === chineseOf(b);
}

/** Of writings that sound, consonants and slips do not bring together. A zone has Đ as D, people write DJ. */
function oneSpelling(word: string): string {
  const latin = (Object.hasOwn(pinyin, word) ? pinyin[word] : oneRomanisation.get(word)) ?? word;
  return latin.replaceAll('DJ', 'D');
}

/** Consonants of several words together, below which they say too little. */
const shortestJoinedSkeleton = 5;

/** Whether neighbours written as one are another name's word: by sound, or by many consonants (Abdul Rahman, Abdelrahman). */
function isSameRun(run: string, word: string, forms: WordForms): boolean {
  const { soundOf: sound, skeletonOf: consonants } = forms;
  if (sound(run) === sound(word) || isOneChineseName(run, word, forms)) return true;
  if (isOneNameAcrossLanguages(run, word)) return true;
  const skeleton = consonants(run);
  return skeleton !== undefined && skeleton.length >= shortestJoinedSkeleton && skeleton === consonants(word);
}

/** How many of a name's words are found in the other, each by itself or as a part of what is written as one there. */
export function countShared(words: readonly string[], others: readonly string[], forms: WordForms): number {
  const joinedOthers = joinedWords(others);
  const found = new Set<number>();
  words.forEach((word, index) => {
    if (others.some((other) => isSameWord(word, other, forms))) found.add(index);
    else if (joinedOthers.some((other) => isSameRun(other, word, forms))) found.add(index);
  });
  for (let length = 2; length <= mostJoined; length += 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const run = words.slice(start, start + length).join('');
      if (!others.some((other) => isSameRun(run, other, forms))) continue;
      for (let index = start; index < start + length; index += 1) found.add(index);
    }
  }
  return found.size;
}
