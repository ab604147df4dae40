import { bestCheckedReadings, type CheckedPlace, checkedPlaces } from './checked-reading.ts';
import type { MrzLayout } from './layouts.ts';
import type { LineMarginals } from './line-marginals.ts';
import { readNamePlaces } from './names-reading.ts';
import { type Choice, choicesAt, printedChoice } from './place-choices.ts';
import { readState } from './state-reading.ts';

export interface DecodedPlace {
  readonly character: string;
  /** Share of what the recogniser saw, 0 to 1. */
  readonly support: number;
  /** Whether another character was seen better and a check digit or the field's rules decided against it. */
  readonly isRepaired: boolean;
}

export interface DecodedZone {
  readonly layout: MrzLayout;
  readonly places: readonly (readonly DecodedPlace[])[];
  /** Whether the choices satisfy every check digit that the format has. */
  readonly isChecked: boolean;
  /**
   * How much likelier the reading is than the second best that satisfies the check digits too, as a natural
   * logarithm; infinite when there is no other.
   */
  readonly margin: number;
  /** How much less likely it is than the likeliest reading without check digits, as a natural logarithm. */
  readonly repairCost: number;
  /** Mean logarithm of the support: for comparing layouts and crops of one zone. */
  readonly score: number;
}

const foreignWorth = -4;

/** The likeliest reading of a zone's lines in one format that satisfies its check digits; else the likeliest. */
export function decodeZone(layout: MrzLayout, lines: readonly LineMarginals[]): DecodedZone {
  const choices = layout.kinds.map((kinds, line) => {
    const marginals = lines[line];
    if (marginals === undefined || marginals.length !== layout.lineLength) {
      throw new RangeError('the lines are not of this layout');
    }
    return kinds.map((kind, place) => choicesAt(marginals, place, kind));
  });
  const best = choices.map((places) =>
    places.map((place) => place[0]).filter((choice) => choice !== undefined),
  );
  const chosen = best.map((places) => [...places]);

  const places = checkedPlaces(layout);
  const [first, second] = bestCheckedReadings(places, ({ line, at }) => choices[line]?.[at] ?? []);
  if (first !== undefined) {
    for (const [index, choice] of first.choices.entries()) put(chosen, places[index], choice);
  }
  decodeUnchecked(layout, lines, choices, chosen);

  const plain = places.reduce((sum, { line, at }) => sum + (best[line]?.[at]?.score ?? 0), 0);
  const all = chosen.flat();
  return {
    layout,
    places: chosen.map((row, line) =>
      row.map((choice, at) => ({
        character: choice.character,
        support: Math.min(1, choice.support),
        isRepaired: !isBestSeen(lines[line], at, choice),
      })),
    ),
    isChecked: first !== undefined,
    margin:
      first === undefined ? 0 : second === undefined ? Number.POSITIVE_INFINITY : first.score - second.score,
    repairCost: first === undefined ? 0 : plain - first.score,
    score: all.reduce((sum, choice) => sum + worthOf(choice), 0) / all.length,
  };
}

/** What should not stand in its place counts against its being a MRZ at all, however well it was seen. */
function worthOf(choice: Choice): number {
  return choice.isForeign ? foreignWorth : Math.log(Math.max(choice.support, 1e-6));
}

function put(chosen: Choice[][], place: CheckedPlace | undefined, choice: Choice): void {
  const row = place === undefined ? undefined : chosen[place.line];
  if (row !== undefined && place !== undefined) row[place.at] = choice;
}

function decodeUnchecked(
  layout: MrzLayout,
  lines: readonly LineMarginals[],
  choices: readonly (readonly Choice[][])[],
  chosen: Choice[][],
): void {
  for (const [line, kinds] of layout.kinds.entries()) {
    const row = choices[line] ?? [];
    const names = kinds.indexOf('name');
    if (names >= 0) chosen[line]?.splice(names, row.length - names, ...readNamePlaces(row.slice(names)));
    const state = kinds.indexOf('state');
    const marginals = lines[line];
    if (state < 0 || marginals === undefined) continue;
    const printed = [0, 1, 2].map((at) => printedChoice(marginals, state + at));
    chosen[line]?.splice(state, 3, ...readState(row.slice(state, state + 3), printed));
  }
}

function isBestSeen(line: LineMarginals | undefined, place: number, choice: Choice): boolean {
  if (line === undefined) return false;
  const symbols = line.probabilities.length / line.length;
  const own = mrzIndex(choice.character);
  const seen = line.probabilities.subarray(place * symbols, (place + 1) * symbols);
  return seen.every((value) => value <= (seen[own] ?? 0));
}

function mrzIndex(character: string): number {
  return character === '<' ? 36 : Number.parseInt(character, 36);
}
