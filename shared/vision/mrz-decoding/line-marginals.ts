import {
  type LinePosteriors,
  mrzAlphabet,
  recogniserClasses,
} from '#shared/vision/reading/line-recogniser.ts';
import { type EvenPitch, evenPitch } from './even-pitch.ts';

/** Probabilities of each character at each place of a line that has exactly `length` characters. */
export interface LineMarginals {
  readonly length: number;
  /** `length` rows of 37, each summing to 1, in the order of `mrzAlphabet`. */
  readonly probabilities: Float64Array;
  /** Natural logarithm of the likelihood that the line has this length; compare lengths of one line with it. */
  readonly logLikelihood: number;
}

export const symbols = mrzAlphabet.length;
/** No step is ever surer than this, so that one wrong step cannot forbid a reading. */
const stepFloor = 1e-6;
/** Before the first character and after the last there may be clutter that looks like a character. */
const clutterShare = 0.02;
/** Characters by which a line may run ahead of an even pitch or behind it. */
const furthestPlace = 8;
/** How far from its expected step a character may lie, in pitches, and what one far off counts. */
const pitchSpread = 0.3;
const strayChance = 1e-3;

/**
 * CTC's sum over all alignments (Graves et al. 2006), restricted to exactly `length` characters: a filler that the
 * network let fall is put back where it costs least, instead of moving all that follows. Null when the line has too
 * few steps.
 */
export function lineMarginals(line: LinePosteriors, length: number): LineMarginals | null {
  const { steps } = line;
  if (steps < length) return null;
  const chances = stepChances(line);
  const arrivals = arrivalChances(evenPitch(line, length), steps, length);
  const forward = runForward(chances, arrivals, steps, length);
  const backward = runBackward(chances, arrivals, steps, length);
  const probabilities = new Float64Array(length * symbols);
  const width = (length + 1) * (symbols + 1);
  for (let step = 0; step < steps; step += 1) {
    const before = (step - 1) * width;
    const here = step * width;
    for (let place = 1; place <= length; place += 1) {
      const from = before + (place - 1) * (symbols + 1);
      const to = here + place * (symbols + 1);
      const blank = step === 0 ? (place === 1 ? 1 : 0) : (forward.cells[from] ?? 0);
      const sum = step === 0 ? 0 : (forward.sums[(step - 1) * (length + 1) + place - 1] ?? 0);
      if (blank + sum === 0) continue;
      for (let symbol = 0; symbol < symbols; symbol += 1) {
        const same = step === 0 ? 0 : (forward.cells[from + 1 + symbol] ?? 0);
        const flow =
          (blank + sum - same) *
          (arrivals[step * length + place - 1] ?? 1) *
          (chances[step * recogniserClasses + 1 + symbol] ?? 0) *
          (backward.cells[to + 1 + symbol] ?? 0);
        const at = (place - 1) * symbols + symbol;
        probabilities[at] =
          (probabilities[at] ?? 0) +
          flow * Math.exp((forward.logs[step - 1] ?? 0) + (backward.logs[step] ?? 0) - forward.total);
      }
    }
  }
  normaliseRows(probabilities, length);
  return { length, probabilities, logLikelihood: forward.total };
}

/** The mean of several readings of one line: what only one of them is sure of is not sure. */
export function meanMarginals(readings: readonly LineMarginals[]): LineMarginals {
  const [first] = readings;
  if (first === undefined) throw new RangeError('no readings');
  const probabilities = new Float64Array(first.probabilities.length);
  for (const reading of readings) {
    for (const [at, value] of reading.probabilities.entries()) {
      probabilities[at] = (probabilities[at] ?? 0) + value / readings.length;
    }
  }
  const logLikelihood = readings.reduce((sum, reading) => sum + reading.logLikelihood, 0) / readings.length;
  return { length: first.length, probabilities, logLikelihood };
}

/** For each step and place, how likely the place's character begins there. */
function arrivalChances(pitch: EvenPitch | null, steps: number, length: number): Float64Array {
  const chances = new Float64Array(steps * length).fill(1);
  if (pitch === null) return chances;
  for (let step = 0; step < steps; step += 1) {
    for (let place = 0; place < length; place += 1) {
      const away = (step - (pitch.expected[place] ?? 0)) / (pitchSpread * pitch.pitch);
      chances[step * length + place] = Math.max(strayChance, Math.exp(-0.5 * away * away));
    }
  }
  return chances;
}

/** Characters that may have been seen by a step: the pitch is even, so never many more or fewer than its share. */
function placesAt(step: number, steps: number, length: number): [fewest: number, most: number] {
  const expected = ((step + 1) / steps) * length;
  const fewest = Math.max(0, Math.floor(expected - furthestPlace), length - (steps - 1 - step));
  return [fewest, Math.min(length, step + 1, Math.ceil(expected + furthestPlace))];
}

function stepChances(line: LinePosteriors): Float64Array {
  const chances = new Float64Array(line.steps * recogniserClasses);
  for (let at = 0; at < chances.length; at += 1) {
    chances[at] = Math.max(stepFloor, Math.exp(line.logProbabilities[at] ?? -99));
  }
  return chances;
}

interface Sweep {
  /** For each step and number of characters so far: the blank's cell, then one for each last character. */
  readonly cells: Float64Array;
  /** Sums of the characters' cells. */
  readonly sums: Float64Array;
  /** Logarithms of what was divided out up to and including each step. */
  readonly logs: Float64Array;
  readonly total: number;
}

function blankChance(chances: Float64Array, step: number, place: number, length: number): number {
  const blank = chances[step * recogniserClasses] ?? 0;
  return place === 0 || place === length ? blank + clutterShare * (1 - blank) : blank;
}

function runForward(chances: Float64Array, arrivals: Float64Array, steps: number, length: number): Sweep {
  const row = symbols + 1;
  const width = (length + 1) * row;
  const cells = new Float64Array(steps * width);
  const sums = new Float64Array(steps * (length + 1));
  const logs = new Float64Array(steps);
  let log = 0;
  for (let step = 0; step < steps; step += 1) {
    const here = step * width;
    const before = here - width;
    let whole = 0;
    const [fewest, most] = placesAt(step, steps, length);
    for (let place = fewest; place <= most; place += 1) {
      const to = here + place * row;
      const stay = before + place * row;
      const sumIndex = (step - 1) * (length + 1) + place;
      const staying = step === 0 ? (place === 0 ? 1 : 0) : (cells[stay] ?? 0) + (sums[sumIndex] ?? 0);
      const blank = staying * blankChance(chances, step, place, length);
      cells[to] = blank;
      whole += blank;
      if (place === 0) continue;
      const from = stay - row;
      const arriving = step === 0 ? (place === 1 ? 1 : 0) : (cells[from] ?? 0) + (sums[sumIndex - 1] ?? 0);
      const arrival = arrivals[step * length + place - 1] ?? 1;
      let sum = 0;
      for (let symbol = 1; symbol <= symbols; symbol += 1) {
        const kept = step === 0 ? 0 : (cells[stay + symbol] ?? 0);
        const repeated = step === 0 ? 0 : (cells[from + symbol] ?? 0);
        const chance = chances[step * recogniserClasses + symbol] ?? 0;
        const value = (kept + (arriving - repeated) * arrival) * chance;
        cells[to + symbol] = value;
        sum += value;
      }
      sums[step * (length + 1) + place] = sum;
      whole += sum;
    }
    log += Math.log(whole);
    logs[step] = log;
    for (let at = here; at < here + width; at += 1) cells[at] = (cells[at] ?? 0) / whole;
    for (let at = step * (length + 1); at < (step + 1) * (length + 1); at += 1)
      sums[at] = (sums[at] ?? 0) / whole;
  }
  const last = (steps - 1) * width + length * row;
  const end = (cells[last] ?? 0) + (sums[(steps - 1) * (length + 1) + length] ?? 0);
  return { cells, sums, logs, total: log + Math.log(end) };
}

/** What may still follow each cell, the step's own chance left out. */
function runBackward(
  chances: Float64Array,
  arrivals: Float64Array,
  steps: number,
  length: number,
): Omit<Sweep, 'sums' | 'total'> {
  const row = symbols + 1;
  const width = (length + 1) * row;
  const cells = new Float64Array(steps * width);
  const logs = new Float64Array(steps);
  let log = 0;
  cells.fill(1, (steps - 1) * width + length * row, steps * width);
  for (let step = steps - 2; step >= 0; step -= 1) {
    const here = step * width;
    const after = here + width;
    const next = (step + 1) * recogniserClasses;
    let whole = 0;
    const [fewest, most] = placesAt(step, steps, length);
    for (let place = fewest; place <= most; place += 1) {
      const at = here + place * row;
      const stay = after + place * row;
      const blank = (cells[stay] ?? 0) * blankChance(chances, step + 1, place, length);
      const arrival = arrivals[(step + 1) * length + place] ?? 1;
      let onward = 0;
      if (place < length) {
        for (let symbol = 1; symbol <= symbols; symbol += 1) {
          onward += arrival * (chances[next + symbol] ?? 0) * (cells[stay + row + symbol] ?? 0);
        }
      }
      cells[at] = blank + onward;
      whole += blank + onward;
      if (place === 0) continue;
      for (let symbol = 1; symbol <= symbols; symbol += 1) {
        const chance = chances[next + symbol] ?? 0;
        const repeated = place < length ? arrival * (cells[stay + row + symbol] ?? 0) : 0;
        const value = blank + onward + chance * ((cells[stay + symbol] ?? 0) - repeated);
        cells[at + symbol] = value;
        whole += value;
      }
    }
    log += Math.log(whole);
    logs[step] = log;
    for (let at = here; at < here + width; at += 1) cells[at] = (cells[at] ?? 0) / whole;
  }
  return { cells, logs };
}

function normaliseRows(probabilities: Float64Array, length: number): void {
  for (let place = 0; place < length; place += 1) {
    let sum = 1e-300;
    for (let symbol = 0; symbol < symbols; symbol += 1) sum += probabilities[place * symbols + symbol] ?? 0;
    for (let symbol = 0; symbol < symbols; symbol += 1) {
      const at = place * symbols + symbol;
      probabilities[at] = (probabilities[at] ?? 0) / sum;
    }
  }
}
