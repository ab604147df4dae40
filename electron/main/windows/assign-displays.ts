import type { Area } from './place-view.ts';

/** What the system says of a display; its place in the list says nothing. */
export interface DisplayFacts {
  readonly id: number;
  readonly label: string;
  readonly bounds: Area;
}

/** Which display faces whom, as staff confirmed it last: by `displayKey`. `worker`: null where there is one alone. */
export interface RememberedDisplays {
  readonly clerk: string;
  readonly worker: string | null;
}

export type DisplayAssignment =
  | { readonly state: 'sure'; readonly clerk: Area; readonly worker: Area | null }
  /** Nobody may be shown anything until staff said which display faces whom. */
  | { readonly state: 'in-doubt' };

/** The same for a display that was woken, unplugged and plugged in again; another for another one. */
export function displayKey({ id, label }: Pick<DisplayFacts, 'id' | 'label'>): string {
  return `${id} ${label}`;
}

/**
 * Whose view goes where. A display that is not known for sure shows nothing: when the worker's is unplugged the one
 * that is left may be the worker's own, and when two come back in another order the list has changed and the people
 * before them have not.
 */
export function assignDisplays(
  displays: readonly DisplayFacts[],
  remembered: RememberedDisplays | undefined,
): DisplayAssignment {
  const [first, second] = displays;
  if (first === undefined) return { state: 'in-doubt' };
  const keys = new Set(displays.map(displayKey));
  if (keys.size < displays.length) return { state: 'in-doubt' };
  const find = (key: string) => displays.find((display) => displayKey(display) === key);
  if (remembered === undefined || remembered.worker === null) {
    // There never was a display of the worker's: the only one is the counter's, whichever it is today.
    return second === undefined
      ? { state: 'sure', clerk: first.bounds, worker: null }
      : { state: 'in-doubt' };
  }
  const [clerk, worker] = [find(remembered.clerk), find(remembered.worker)];
  return clerk === undefined || worker === undefined
    ? { state: 'in-doubt' }
    : { state: 'sure', clerk: clerk.bounds, worker: worker.bounds };
}

/** What staff said: this display faces them. Undefined while it does not say where the worker looks. */
export function confirmDisplays(
  displays: readonly DisplayFacts[],
  clerk: DisplayFacts,
  worker: DisplayFacts | undefined,
): RememberedDisplays | undefined {
  const others = displays.filter((display) => display !== clerk);
  const found = worker ?? (others.length === 1 ? others[0] : undefined);
  if (others.length > 0 && found === undefined) return undefined;
  return { clerk: displayKey(clerk), worker: found === undefined ? null : displayKey(found) };
}
