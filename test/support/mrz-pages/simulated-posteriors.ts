import {
  type LinePosteriors,
  mrzAlphabet,
  recogniserClasses,
} from '#shared/vision/reading/line-recogniser.ts';

/** What a recogniser might say at one place of a line: characters with their probabilities. */
export type Seen = Readonly<Record<string, number>>;

const stepsPerCharacter = 5;
const margin = 6;
const rest = 2e-5;

/**
 * A recogniser's answer for a line in which every character is seen surely, but for the places in `doubts`. A place
 * seen as nothing at all (`{}`) stays blank, as when the network lets one of several fillers fall.
 */
export function simulatePosteriors(
  line: string,
  doubts: Readonly<Record<number, Seen>> = {},
): LinePosteriors {
  const steps = line.length * stepsPerCharacter + 2 * margin;
  const logProbabilities = new Float32Array(steps * recogniserClasses).fill(Math.log(rest));
  for (let step = 0; step < steps; step += 1) logProbabilities[step * recogniserClasses] = Math.log(0.999);
  for (const [place, character] of [...line].entries()) {
    const step = margin + place * stepsPerCharacter + 2;
    const seen = doubts[place] ?? { [character]: 0.995 };
    const total = Object.values(seen).reduce((sum, value) => sum + value, 0);
    logProbabilities[step * recogniserClasses] = Math.log(Math.max(rest, 1 - total));
    for (const [symbol, value] of Object.entries(seen)) {
      logProbabilities[step * recogniserClasses + 1 + mrzAlphabet.indexOf(symbol)] = Math.log(value);
    }
  }
  return { steps, logProbabilities };
}
