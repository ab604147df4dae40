import { seeded } from '#test/support/mrz-pages/seeded.ts';

/** What is done and what breaks, round by round: the same for one seed, however long it is gone through. */

/** What a person takes along from their last act anywhere, whichever counter it was at. */
export interface Remembered {
  readonly credential?: string;
  /** Of their sheet. */
  readonly codes?: readonly string[];
}

export type PlannedAct = {
  /** Of the whole run. */
  readonly number: number;
  readonly person: number;
} & (
  | { readonly kind: 'register'; readonly issues: boolean }
  | { readonly kind: (typeof plainKinds)[number] | 'enrol' }
  | { readonly kind: 'lock'; readonly attempts: number }
);

export type Act = PlannedAct & { readonly remembered: Remembered };

const plainKinds = [
  'check',
  'unlock',
  'unlock',
  'recover',
  'recover',
  'contact',
  'correct',
  'correct',
  'kit',
  'kit',
  'revoke',
  'death',
  'cedula',
] as const;

export type Fault =
  | { readonly kind: 'none' }
  /** The line of a counter is cut for the round, or breaks after so many bytes more. */
  | { readonly kind: 'line'; readonly counter: number }
  /** Its other end is gone without a word, or it is slow and comes in crumbs, for the round. */
  | { readonly kind: 'silent' | 'slow'; readonly counter: number }
  /** Head office's disk is full for the round. */
  | { readonly kind: 'full' }
  | { readonly kind: 'mid-message'; readonly counter: number; readonly bytes: number }
  /** kill -9 when so many acts of the round are over everywhere, and so many milliseconds later. */
  | {
      readonly kind: 'counter';
      readonly counter: number;
      readonly after: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'postgres'; readonly after: number; readonly milliseconds: number };

export interface Round {
  /** Of each counter, one after another. */
  readonly acts: readonly (readonly PlannedAct[])[];
  readonly faults: readonly Fault[];
}

/** Rounds without an end. */
export function* planOf(seed: number, counters: number): Generator<Round> {
  const chance = seeded(seed);
  let number = 0;
  let people = 0;
  /** Registered in earlier rounds: others may have heard of them. */
  let known = 0;
  const anybody = () => chance.whole(Math.max(0, known - 8), Math.max(0, known - 1));
  function one(person = anybody()): PlannedAct {
    number += 1;
    const kind = chance.pick<PlannedAct['kind']>(['register', 'lock', 'lock', ...plainKinds]);
    if (kind === 'register') {
      people += 1;
      return { number, person: people - 1, kind, issues: chance.next() < 0.8 };
    }
    if (kind === 'lock') return { number, person, kind, attempts: chance.whole(1, 3) };
    return { number, person, kind };
  }
  function fault(): Fault {
    const counter = chance.whole(0, counters - 1);
    const moment = { after: chance.whole(0, 4), milliseconds: chance.whole(0, 250) };
    return chance.pick<Fault>([
      { kind: 'none' },
      { kind: 'line', counter },
      { kind: chance.pick(['silent', 'slow', 'slow']), counter },
      { kind: 'full' },
      { kind: 'mid-message', counter, bytes: chance.whole(200, 40_000) },
      { kind: 'counter', counter, ...moment },
      { kind: 'counter', counter, ...moment },
      { kind: 'postgres', ...moment },
    ]);
  }
  for (;;) {
    // In one round of three everybody has to do with one person.
    const person = chance.next() < 1 / 3 ? anybody() : undefined;
    const acts = Array.from({ length: counters }, () =>
      Array.from({ length: chance.whole(1, 3) }, () => one(person)),
    );
    if (chance.next() < 0.15) {
      // The same passport everywhere at once; or they have their cédula with them at one of the counters.
      people += 1;
      const person = people - 1;
      const withCedula = chance.next() < 0.5 ? chance.whole(0, counters - 1) : undefined;
      for (const [place, each] of acts.entries()) {
        number += 1;
        const registers: PlannedAct = { number, person, kind: 'register', issues: chance.next() < 0.5 };
        each.unshift(place === withCedula ? { number, person, kind: 'enrol' } : registers);
        // Somebody records it elsewhere, before they hear of each other.
        if (withCedula !== undefined && place !== withCedula) {
          number += 1;
          each.splice(1, 0, { number, person, kind: 'cedula' });
        }
      }
    }
    known = people;
    yield { acts, faults: [fault(), fault()] };
  }
}
