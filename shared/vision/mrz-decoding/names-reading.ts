import type { Choice } from './place-choices.ts';

/**
 * Where in the names a place lies: in the surname, after one filler of it, after the two that end it, in the given
 * names, after one filler of them, in the fillers at the end. Source: ICAO Doc 9303-3, 4.6.
 */
type Part = 'surname' | 'surnameGap' | 'separator' | 'given' | 'givenGap' | 'end';

const onFiller: Readonly<Record<Part, Part>> = {
  surname: 'surnameGap',
  surnameGap: 'separator',
  separator: 'end',
  given: 'givenGap',
  givenGap: 'end',
  end: 'end',
};
const onLetter: Readonly<Record<Part, Part>> = {
  surname: 'surname',
  surnameGap: 'surname',
  separator: 'given',
  given: 'given',
  givenGap: 'given',
  end: 'given',
};
/** What a letter after the fillers of the end costs: some states write two fillers between given names. */
const lateLetterCost = 4;
const firstFillerCost = 4;

/** The likeliest way to read the names, letters among the fillers at their end being unlikely. */
export function readNamePlaces(places: readonly (readonly Choice[])[]): Choice[] {
  type Path = { readonly score: number; readonly choice: Choice; readonly before: Path | null };
  let paths = new Map<Part, Path>();
  for (const [index, choices] of places.entries()) {
    const next = new Map<Part, Path>();
    const offer = (part: Part, path: Path) => {
      if (path.score > (next.get(part)?.score ?? Number.NEGATIVE_INFINITY)) next.set(part, path);
    };
    for (const choice of choices) {
      const isFiller = choice.character === '<';
      if (index === 0) {
        offer('surname', { score: choice.score - (isFiller ? firstFillerCost : 0), choice, before: null });
        continue;
      }
      for (const [part, before] of paths) {
        const cost = part === 'end' && !isFiller ? lateLetterCost : 0;
        const to = isFiller ? onFiller[part] : onLetter[part];
        offer(to, { score: before.score + choice.score - cost, choice, before });
      }
    }
    paths = next;
  }
  const best = [...paths.values()].toSorted((left, right) => right.score - left.score)[0];
  const chosen: Choice[] = [];
  for (let path: Path | null = best ?? null; path !== null; path = path.before) chosen.push(path.choice);
  return chosen.reverse();
}
