import { mrzAlphabet } from '#shared/vision/reading/line-recogniser.ts';
import type { MrzLayout } from './layouts.ts';
import type { Choice } from './place-choices.ts';

/** One way to read all places that check digits cover. */
export interface CheckedReading {
  /** Chosen characters, in the order of `checkedPlaces`. */
  readonly choices: readonly Choice[];
  readonly score: number;
}

export interface CheckedPlace {
  readonly line: number;
  readonly at: number;
  readonly role: 'value' | 'check' | 'composite';
  /** Weight in the sum of its own check digit; 0 where it has none. Source: ICAO Doc 9303-3, 4.9. */
  readonly weight: number;
  /** Weight in the composite's sum; 0 where it is not covered. */
  readonly compositeWeight: number;
}

const weights = [7, 3, 1];
/** Readings kept for each pair of sums: enough to know whether the second best comes close. */
const kept = 4;

/** The places that check digits cover, in the composite's order, its own digit last. */
export function checkedPlaces(layout: MrzLayout): CheckedPlace[] {
  const places: CheckedPlace[] = [];
  let covered = 0;
  const compositeWeight = (isCovered: boolean) => (isCovered ? (weights[covered++ % 3] ?? 0) : 0);
  for (const { line, from, to, check, inComposite } of layout.runs) {
    for (let at = from; at < to; at += 1) {
      const weight = check === null ? 0 : (weights[(at - from) % 3] ?? 0);
      places.push({ line, at, role: 'value', weight, compositeWeight: compositeWeight(inComposite) });
    }
    if (check !== null) {
      places.push({
        line,
        at: check,
        role: 'check',
        weight: 0,
        compositeWeight: compositeWeight(inComposite),
      });
    }
  }
  const { composite } = layout;
  if (composite) {
    places.push({ line: composite.line, at: composite.at, role: 'composite', weight: 0, compositeWeight: 0 });
  }
  return places;
}

interface Step {
  readonly score: number;
  readonly choice: Choice | null;
  readonly before: Step | null;
}

/**
 * The best readings that satisfy every check digit, best first: a search over all choices that keeps, for each value
 * of the two running sums, the best few. Empty when no combination of choices does.
 */
export function bestCheckedReadings(
  places: readonly CheckedPlace[],
  choicesOf: (place: CheckedPlace) => readonly Choice[],
): CheckedReading[] {
  let states = new Map<number, Step[]>([[0, [{ score: 0, choice: null, before: null }]]]);
  for (const place of places) {
    const next = new Map<number, Step[]>();
    const choices = choicesOf(place);
    for (const [state, steps] of states) {
      const own = Math.floor(state / 10);
      const composite = state % 10;
      for (const choice of choices) {
        if (choice.isForeign) continue;
        const to = nextState(place, own, composite, choice.character);
        if (to === null) continue;
        const list = next.get(to) ?? [];
        for (const before of steps) list.push({ score: before.score + choice.score, choice, before });
        next.set(to, list);
      }
    }
    for (const list of next.values()) {
      list.sort((left, right) => right.score - left.score);
      list.length = Math.min(list.length, kept);
    }
    states = next;
  }
  return [...states.values()]
    .flat()
    .toSorted((left, right) => right.score - left.score)
    .slice(0, kept)
    .map((step) => ({ score: step.score, choices: choicesUpTo(step) }));
}

function nextState(place: CheckedPlace, own: number, composite: number, character: string): number | null {
  const value = character === '<' ? 0 : mrzAlphabet.indexOf(character);
  const covered = (composite + place.compositeWeight * value) % 10;
  switch (place.role) {
    case 'value':
      return ((own + place.weight * value) % 10) * 10 + covered;
    case 'check':
      // An unused field may carry a filler, which counts as 0. Source: ICAO Doc 9303-4, 4.2.2.2.
      return own === value ? covered : null;
    case 'composite':
      return character !== '<' && composite === value ? 0 : null;
  }
}

function choicesUpTo(last: Step): Choice[] {
  const choices: Choice[] = [];
  for (let step: Step | null = last; step?.choice; step = step.before) choices.push(step.choice);
  return choices.reverse();
}
