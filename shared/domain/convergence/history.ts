import type { HybridTime } from '../head-office/hybrid-time.ts';
import type { PersonAct } from './person-act.ts';

/**
 * What several terminals told of one person, in whatever order it came. Every rule takes the whole of it and gives what
 * is so: the same events give the same, whoever heard them first, and hearing one twice changes nothing.
 *
 * Order alone does not say what somebody knew: an act answers for what its terminal had heard, and for nothing else.
 * Source: Shapiro et al., Conflict-free Replicated Data Types (2011), observed-remove sets.
 */

/** Where an event stands in its terminal's chain. */
export interface Place {
  /** `017-2`. */
  readonly terminal: string;
  readonly epoch: number;
  readonly number: number;
}

export interface PersonEvent {
  readonly at: Place;
  readonly time: HybridTime;
  /** The last event of each other terminal, and of each earlier epoch of its own, that its terminal had applied. */
  readonly heard: readonly Place[];
  readonly act: PersonAct;
}

export type ActType = PersonAct['type'];
export type EventOf<Type extends ActType> = Type extends ActType
  ? PersonEvent & { readonly act: Extract<PersonAct, { readonly type: Type }> }
  : never;

/** Whether the terminal that wrote `event` had `other` before it. */
export function knew(event: PersonEvent, other: PersonEvent): boolean {
  const { terminal, epoch, number } = other.at;
  if (event.at.terminal === terminal && event.at.epoch === epoch) return number < event.at.number;
  return event.heard.some(
    (heard) => heard.terminal === terminal && heard.epoch === epoch && number <= heard.number,
  );
}

/** Neither knew of the other. */
export function areConcurrent(one: PersonEvent, other: PersonEvent): boolean {
  return one !== other && !knew(one, other) && !knew(other, one);
}

/** By hybrid time; what that does not tell apart, by terminal and number, so that everybody has the same order. */
function byTime(one: PersonEvent, other: PersonEvent): number {
  return (
    compare(one.time.wall, other.time.wall) ||
    one.time.count - other.time.count ||
    compare(one.at.terminal, other.at.terminal) ||
    one.at.epoch - other.at.epoch ||
    one.at.number - other.at.number
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function nameOf({ terminal, epoch, number }: Place): string {
  return `${terminal} ${epoch} ${number}`;
}

/**
 * Each event once, in the order of their times, and none before one that its terminal knew: the time of a clock that is far ahead
 * is not taken over by others (`isFarAhead`), so that what they do afterwards has an earlier one. What is told later exchanges
 * no two earlier ones. Source: Kahn, Topological sorting of large networks (1962).
 */
export function historyOf(events: readonly PersonEvent[]): PersonEvent[] {
  const byPlace = new Map(events.map((event) => [nameOf(event.at), event]));
  const history = [...byPlace.values()].toSorted(byTime);
  return isKnownBefore(history) ? history : afterWhatTheyKnew(history);
}

function chainOf({ terminal, epoch }: Place): string {
  return `${terminal} ${epoch}`;
}

/** Whether each event stands after all that it knew: nearly always, and then nothing is to be done. */
function isKnownBefore(history: readonly PersonEvent[]): boolean {
  /** The first number of each chain that comes later. */
  const later = new Map<string, number>();
  return history.toReversed().every(({ at, heard }) => {
    const isAfter = (place: Place) => (later.get(chainOf(place)) ?? Infinity) > place.number;
    const isSound = isAfter(at) && heard.every(isAfter);
    later.set(chainOf(at), Math.min(at.number, later.get(chainOf(at)) ?? at.number));
    return isSound;
  });
}

function afterWhatTheyKnew(byTimes: readonly PersonEvent[]): PersonEvent[] {
  const chains = Map.groupBy(byTimes, ({ at }) => chainOf(at));
  for (const chain of chains.values()) chain.sort((one, other) => other.at.number - one.at.number);
  const isToCome = (place: Place) =>
    (chains.get(chainOf(place))?.at(-1)?.at.number ?? Infinity) <= place.number;
  return byTimes.flatMap(() => {
    const next = [...chains.values()].flatMap((chain) => chain.at(-1) ?? []).toSorted(byTime);
    // Who claims to have known each other is forged: the times are left.
    const event = next.find(({ heard }) => !heard.some(isToCome)) ?? next[0];
    return (event && chains.get(chainOf(event.at))?.pop()) ?? [];
  });
}

export function eventsOf<Type extends ActType>(
  history: readonly PersonEvent[],
  ...types: readonly Type[]
): EventOf<Type>[] {
  const wanted: readonly string[] = types;
  return history.filter((event): event is EventOf<Type> => wanted.includes(event.act.type));
}
