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
function inOrder(one: PersonEvent, other: PersonEvent): number {
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

/** Each event once, in order. */
export function historyOf(events: readonly PersonEvent[]): PersonEvent[] {
  const byPlace = new Map(events.map((event) => [nameOf(event.at), event]));
  return [...byPlace.values()].toSorted(inOrder);
}

export function eventsOf<Type extends ActType>(
  history: readonly PersonEvent[],
  ...types: readonly Type[]
): EventOf<Type>[] {
  const wanted: readonly string[] = types;
  return history.filter((event): event is EventOf<Type> => wanted.includes(event.act.type));
}
