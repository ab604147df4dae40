import { knownStates } from '#shared/domain/mrz/mrz-states.ts';
import type { Choice } from './place-choices.ts';

const codes = knownStates().map((code) => code.padEnd(3, '<'));
/** What a code that is no known state's costs. */
const unknownCost = 4;
const missing = Math.log(1e-6);

/** Each character's support from which three that are no state's code are believed to be printed so. */
const printedSupport = 0.9;

/**
 * The likeliest state code at three places: a known one, unless another is far better seen. `printed` is what was seen
 * best at each place: some cards print figures there.
 */
export function readState(places: readonly (readonly Choice[])[], printed: readonly Choice[]): Choice[] {
  const isClear = printed.every((choice) => choice.support >= printedSupport);
  const plain = isClear
    ? [...printed]
    : places.map((choices) => choices[0]).filter((choice) => choice !== undefined);
  let best = { chosen: plain, score: scoreOf(plain) - unknownCost };
  for (const code of codes) {
    const chosen = places.map((choices, index) =>
      choices.find((choice) => choice.character === code.charAt(index)),
    );
    const seen = chosen.filter((choice) => choice !== undefined);
    if (seen.length < chosen.length) continue;
    const score = scoreOf(seen);
    if (score > best.score) best = { chosen: seen, score };
  }
  return best.chosen;
}

function scoreOf(choices: readonly Choice[]): number {
  return choices.reduce((sum, choice) => sum + Math.max(missing, choice.score), 0);
}
