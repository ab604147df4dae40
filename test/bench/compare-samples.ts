import { type Measure, percentile } from './measure.ts';

/** Of two samples of one distribution, 95 in 100 pairs stay below it. Source: Smirnov's asymptotic distribution. */
function criticalDistance(left: number, right: number): number {
  return 1.358 * Math.sqrt((left + right) / (left * right));
}

/**
 * Both distributions, the largest distance `D` between them (two-sample Kolmogorov-Smirnov), and the same of a null: the
 * known ones, in the order they came, every second one against the others. Ratios are against the value that chance alone stays below 95 times in 100.
 */
export function compareSamples(
  name: string,
  { known, unknown }: { readonly known: readonly number[]; readonly unknown: readonly number[] },
): Measure[] {
  const places = (
    [
      ['known', known],
      ['unknown', unknown],
    ] as const
  ).flatMap(([kind, samples]) =>
    [0.05, 0.5, 0.95].map((share) => ({
      measure: `${name}: ${kind}, p${share * 100}`,
      value: percentile(samples, share),
      unit: 'ms',
    })),
  );
  const isEven = (_sample: number, index: number) => index % 2 === 0;
  const halves = [known.filter(isEven), known.filter((_sample, index) => !isEven(_sample, index))] as const;
  return [
    ...places,
    distance(`${name}: D of ${known.length} known against ${unknown.length} unknown`, known, unknown),
    distance(`${name}: D of the null, known against known`, ...halves),
  ];
}

function distance(measure: string, left: readonly number[], right: readonly number[]): Measure {
  const value = kolmogorovSmirnov(left, right);
  const critical = criticalDistance(left.length, right.length);
  return {
    measure,
    value,
    unit: '',
    ratio: value / critical,
    against: `${critical.toFixed(4)}, critical at 5 %`,
  };
}

/** The largest distance between the two empirical distributions. */
export function kolmogorovSmirnov(left: readonly number[], right: readonly number[]): number {
  const share = (samples: readonly number[], value: number) =>
    samples.filter((sample) => sample <= value).length / samples.length;
  return Math.max(...[...left, ...right].map((value) => Math.abs(share(left, value) - share(right, value))));
}
