import { seeded } from '#test/support/mrz-pages/seeded.ts';

/** What is done and what breaks, round by round: the same for one seed, however long it is gone through. */

export type Act = {
  /** Of the whole run. */
  readonly number: number;
  readonly person: number;
} & (
  | { readonly kind: 'register'; readonly issues: boolean }
  | { readonly kind: 'issue' | 'check' | 'unlock' | 'recover' | 'contact' | 'revoke' | 'correct' }
  | { readonly kind: 'lock'; readonly attempts: number }
);

export type Fault =
  | { readonly kind: 'none' }
  /** The line of a counter is cut for the round, or breaks after so many bytes more. */
  | { readonly kind: 'line'; readonly counter: number }
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
  readonly acts: readonly (readonly Act[])[];
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
  function one(): Act {
    number += 1;
    const kind = chance.pick<Act['kind']>([
      'register',
      'register',
      'issue',
      'check',
      'lock',
      'lock',
      'unlock',
      'unlock',
      'recover',
      'contact',
      'correct',
      'correct',
      'revoke',
    ]);
    if (kind === 'register') {
      people += 1;
      return { number, person: people - 1, kind, issues: chance.next() < 0.8 };
    }
    const act = { number, person: anybody() };
    return kind === 'lock' ? { ...act, kind, attempts: chance.whole(1, 3) } : { ...act, kind };
  }
  function fault(): Fault {
    const counter = chance.whole(0, counters - 1);
    const moment = { after: chance.whole(0, 4), milliseconds: chance.whole(0, 250) };
    return chance.pick<Fault>([
      { kind: 'none' },
      { kind: 'line', counter },
      { kind: 'mid-message', counter, bytes: chance.whole(200, 40_000) },
      { kind: 'counter', counter, ...moment },
      { kind: 'counter', counter, ...moment },
      { kind: 'postgres', ...moment },
    ]);
  }
  for (;;) {
    const acts = Array.from({ length: counters }, () =>
      Array.from({ length: chance.whole(1, 3) }, () => one()),
    );
    if (chance.next() < 0.4) {
      // The same passport everywhere at once.
      people += 1;
      const person = people - 1;
      for (const each of acts) {
        number += 1;
        each.unshift({ number, person, kind: 'register', issues: chance.next() < 0.5 });
      }
    }
    known = people;
    yield { acts, faults: [fault(), fault()] };
  }
}
