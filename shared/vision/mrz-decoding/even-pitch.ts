import { type LinePosteriors, recogniserClasses } from '#shared/vision/reading/line-recogniser.ts';

/** Where the characters of a line must lie, since a MRZ has one pitch (ICAO Doc 9303-3, 4.2). */
export interface EvenPitch {
  /** For each place of the line, the step at which its character is expected. */
  readonly expected: Float64Array;
  /** Steps from one character to the next. */
  readonly pitch: number;
}

/**
 * The pitch by the recogniser's own plain answer; null when the characters it names span another length than
 * `length`, so that nobody knows which are missing or too many.
 */
export function evenPitch(line: LinePosteriors, length: number): EvenPitch | null {
  const peaks = peaksOf(line);
  const gaps = peaks.slice(1).map((peak, index) => peak - (peaks[index] ?? 0));
  const pitch = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)];
  if (pitch === undefined || peaks.length < length / 2) return null;
  const places = [0];
  for (const gap of gaps) places.push((places.at(-1) ?? 0) + Math.max(1, Math.round(gap / pitch)));
  if ((places.at(-1) ?? 0) !== length - 1) return null;
  return { expected: fitParabola(places, peaks, length), pitch };
}

/** The middle of each run of steps that name one character. */
function peaksOf(line: LinePosteriors): number[] {
  const peaks: number[] = [];
  let last = 0;
  let start = 0;
  for (let step = 0; step <= line.steps; step += 1) {
    const row = line.logProbabilities.subarray(step * recogniserClasses, (step + 1) * recogniserClasses);
    const best = step === line.steps ? 0 : row.indexOf(Math.max(...row));
    if (best === last) continue;
    if (last !== 0) peaks.push((start + step - 1) / 2);
    last = best;
    start = step;
  }
  return peaks;
}

/** Least squares of the peaks over their places: a straight line bent a little by perspective. */
function fitParabola(places: readonly number[], peaks: readonly number[], length: number): Float64Array {
  const basis = (place: number): readonly [number, number, number] => {
    const from = (2 * place) / (length - 1) - 1;
    return [1, from, from * from];
  };
  const rows = [0, 1, 2].map((row) =>
    [0, 1, 2, 3].map((column) => sumOver(places, peaks, basis, row, column)),
  );
  const solved = solve(rows);
  return Float64Array.from({ length }, (_, place) =>
    basis(place).reduce((sum, value, index) => sum + value * (solved[index] ?? 0), 0),
  );
}

function sumOver(
  places: readonly number[],
  peaks: readonly number[],
  basis: (place: number) => readonly [number, number, number],
  row: number,
  column: number,
): number {
  return places.reduce((sum, place, index) => {
    const values = basis(place);
    return sum + (values[row] ?? 0) * (column === 3 ? (peaks[index] ?? 0) : (values[column] ?? 0));
  }, 0);
}

/** Gauss-Jordan elimination of three equations; the matrix is positive definite. */
function solve(rows: number[][]): number[] {
  for (const [pivot, row] of rows.entries()) {
    const scale = row[pivot] || 1e-9;
    for (let column = 0; column < 4; column += 1) row[column] = (row[column] ?? 0) / scale;
    for (const [index, other] of rows.entries()) {
      if (index === pivot) continue;
      const factor = other[pivot] ?? 0;
      for (let column = 0; column < 4; column += 1) {
        other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0);
      }
    }
  }
  return rows.map((row) => row[3] ?? 0);
}
