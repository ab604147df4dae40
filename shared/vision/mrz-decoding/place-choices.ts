import { mrzAlphabet } from '#shared/vision/reading/line-recogniser.ts';
import type { PlaceKind } from './layouts.ts';
import { type LineMarginals, symbols } from './line-marginals.ts';

/** A character that a place may hold, with how much the image and the place speak for it. */
export interface Choice {
  readonly character: string;
  /** Its share of what the recogniser saw, 0 to 1; what looks the same counts in part. */
  readonly support: number;
  /** Natural logarithm of the support, less what the place makes unlikely. */
  readonly score: number;
  /** Whether the place should not hold it: then no check digit can be satisfied with it. */
  readonly isForeign: boolean;
}

/** A character without this much support is never chosen: check digits repair, they do not invent. */
const leastSupport = 0.004;

const allowed: Readonly<Record<PlaceKind, RegExp>> = {
  type: /[PVACI]/,
  letter: /[A-Z<]/,
  state: /[A-Z<]/,
  name: /[A-Z<]/,
  text: /[A-Z0-9<]/,
  digit: /[0-9<]/,
  monthTens: /[01<]/,
  dayTens: /[0-3<]/,
  sex: /[MF<]/,
  check: /[0-9]/,
  optionalCheck: /[0-9<]/,
};
/** Seen now and then although the place should not hold it: an unknown day, a wrongly issued document. */
const unusual: Readonly<Partial<Record<PlaceKind, { readonly what: RegExp; readonly cost: number }>>> = {
  digit: { what: /</, cost: 3 },
  monthTens: { what: /</, cost: 3 },
  dayTens: { what: /</, cost: 3 },
  optionalCheck: { what: /</, cost: 0.5 },
};

/** Shapes that OCR-B draws alike: where the one cannot stand, what was seen of it speaks in part for the other. */
const lookAlikes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '0': { O: 0.9, Q: 0.3, D: 0.4 },
  '1': { I: 0.7, L: 0.2 },
  '2': { Z: 0.6 },
  '4': { A: 0.1 },
  '5': { S: 0.6 },
  '6': { G: 0.4 },
  '7': { T: 0.1 },
  '8': { B: 0.7 },
  O: { '0': 0.9 },
  D: { '0': 0.4 },
  Q: { '0': 0.2 },
  I: { '1': 0.7 },
  Z: { '2': 0.6, '7': 0.1 },
  S: { '5': 0.6 },
  G: { '6': 0.4 },
  B: { '8': 0.7 },
  T: { '7': 0.1 },
};

const perKind = new Map<PlaceKind, Float64Array>();

/** For each pair of characters, how much seeing the second speaks for the first at a place of this kind. */
function weightsOf(kind: PlaceKind): Float64Array {
  const known = perKind.get(kind);
  if (known !== undefined) return known;
  const weights = new Float64Array(symbols * symbols);
  for (const [at, character] of [...mrzAlphabet].entries()) {
    if (!allowed[kind].test(character)) continue;
    weights[at * symbols + at] = 1;
    for (const [seen, weight] of Object.entries(lookAlikes[character] ?? {})) {
      if (!allowed[kind].test(seen)) weights[at * symbols + mrzAlphabet.indexOf(seen)] = weight;
    }
  }
  perKind.set(kind, weights);
  return weights;
}

/** Under this support of all that may stand at a place, what is printed is taken as it is. */
const foreignSupport = 0.25;

/** What was seen best at a place, whatever the place should hold. */
export function printedChoice(line: LineMarginals, place: number): Choice {
  const seen = line.probabilities.subarray(place * symbols, (place + 1) * symbols);
  const support = Math.max(...seen);
  const character = mrzAlphabet.charAt(seen.indexOf(support));
  return { character, support, score: Math.log(support), isForeign: false };
}

/** What may stand at a place, best first; the best is there whatever its support. */
export function choicesAt(line: LineMarginals, place: number, kind: PlaceKind): Choice[] {
  const weights = weightsOf(kind);
  const choices: Choice[] = [];
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    if (weights[symbol * symbols + symbol] === 0) continue;
    let support = 0;
    for (let seen = 0; seen < symbols; seen += 1) {
      support += (weights[symbol * symbols + seen] ?? 0) * (line.probabilities[place * symbols + seen] ?? 0);
    }
    const character = mrzAlphabet.charAt(symbol);
    const rare = unusual[kind];
    const cost = rare?.what.test(character) ? rare.cost : 0;
    choices.push({ character, support, score: Math.log(Math.max(support, 1e-9)) - cost, isForeign: false });
  }
  const strongest = choices.reduce((most, choice) => Math.max(most, choice.support), 0);
  if (strongest < foreignSupport) choices.push({ ...printedChoice(line, place), isForeign: true });
  choices.sort((left, right) => right.score - left.score);
  return choices.filter((choice, index) => index === 0 || choice.support >= leastSupport);
}
