import type { Rate } from './anomaly.ts';

/**
 * How likely chance alone gives one person so many of all the acts, or more, if everybody's rate were the same: given
 * the acts of all together, each falls to this person with the share of the exposure that is theirs. Exact for small
 * numbers, also when the others have none. Source: Przyborowski and Wilenski 1940, the conditional test of two Poisson
 * rates.
 *
 * @throws RangeError when a count or an exposure is negative, or nobody has any exposure.
 */
export function chanceOfRate(own: Rate, others: Rate): number {
  const exposure = own.exposure + others.exposure;
  if (own.count < 0 || others.count < 0 || own.exposure < 0 || others.exposure < 0 || exposure === 0) {
    throw new RangeError('counts and exposures are not negative, and somebody is exposed');
  }
  return binomialTail(own.count, own.count + others.count, own.exposure / exposure);
}

/** How many times the others' rate; infinite when the others have none. */
export function timesTheOthers(own: Rate, others: Rate): number {
  return (own.count * others.exposure) / (own.exposure * others.count);
}

/** P(X >= least) for X of `trials` trials, each true with `share`. */
export function binomialTail(least: number, trials: number, share: number): number {
  if (least <= 0) return 1;
  if (least > trials || share <= 0) return 0;
  if (share >= 1) return 1;
  // The shorter sum is the one whose terms fall from the first on.
  if (least <= trials * share) return Math.max(0, 1 - binomialTail(trials - least + 1, trials, 1 - share));
  let term = Math.exp(
    logChoose(trials, least) + least * Math.log(share) + (trials - least) * Math.log1p(-share),
  );
  let sum = term;
  const odds = share / (1 - share);
  for (let hits = least; hits < trials && term > sum * Number.EPSILON; hits += 1) {
    term *= ((trials - hits) / (hits + 1)) * odds;
    sum += term;
  }
  return Math.min(sum, 1);
}

function logChoose(trials: number, hits: number): number {
  const fewer = Math.min(hits, trials - hits);
  let sum = 0;
  for (let at = 1; at <= fewer; at += 1) sum += Math.log((trials - fewer + at) / at);
  return sum;
}
