import { type LinePosteriors, recogniserClasses } from '#shared/vision/reading/line-recogniser.ts';

/** 0 to 1: how sure the recogniser is of the characters it would name; 0 when it names hardly any. */
export function legibility(line: LinePosteriors): number {
  let last = 0;
  let sum = 0;
  let count = 0;
  for (let step = 0; step < line.steps; step += 1) {
    const row = line.logProbabilities.subarray(step * recogniserClasses, (step + 1) * recogniserClasses);
    const best = row.indexOf(Math.max(...row));
    if (best !== 0 && best !== last) {
      sum += Math.exp(row[best] ?? 0);
      count += 1;
    }
    last = best;
  }
  return count < fewestCharacters ? 0 : sum / count;
}

const fewestCharacters = 20;
