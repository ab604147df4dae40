import type { PersonEvent, Place } from '#shared/domain/convergence/history.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import {
  type HybridTime,
  isFarAhead,
  laterTime,
  nextHybridTime,
} from '#shared/domain/head-office/hybrid-time.ts';

/** Counters that tell each other now and then: their clocks differ, and nobody knows what nobody told them. */
export interface Counter {
  readonly terminal: string;
  readonly epoch: number;
  /** In the order in which it came to know them. */
  readonly known: PersonEvent[];
  /** Milliseconds by which its clock is ahead. */
  readonly ahead: number;
}

export function openCounter(terminal: string, ahead = 0): Counter {
  return { terminal, epoch: 1, known: [], ahead };
}

const begin = Date.UTC(2026, 2, 2, 14, 30);

/** The act at a counter at `minute`, told by it. */
export function tell(counter: Counter, minute: number, act: PersonAct): PersonEvent {
  const { terminal, epoch, known, ahead } = counter;
  const own = known.filter(({ at }) => at.terminal === terminal && at.epoch === epoch);
  const now = new Date(begin + minute * 60_000 + ahead);
  const last = known
    .filter((event) => own.includes(event) || !isFarAhead(event.time, now))
    .reduce<HybridTime | undefined>((latest, { time }) => laterTime(latest, time), undefined);
  const event: PersonEvent = {
    at: { terminal, epoch, number: own.length + 1 },
    time: nextHybridTime(last, now),
    heard: heardBy(counter),
    act,
  };
  known.push(event);
  return event;
}

function heardBy({ terminal, epoch, known }: Counter): Place[] {
  const heard = new Map<string, Place>();
  for (const { at } of known) {
    if (at.terminal === terminal && at.epoch === epoch) continue;
    const name = `${at.terminal} ${at.epoch}`;
    if ((heard.get(name)?.number ?? 0) < at.number) heard.set(name, at);
  }
  return [...heard.values()];
}

/** What the other knows, it knows from now on. */
export function hear(counter: Counter, other: Counter): void {
  for (const event of other.known) if (!counter.known.includes(event)) counter.known.push(event);
}

export const minuteAt = (minute: number): string => new Date(begin + minute * 60_000).toISOString();
