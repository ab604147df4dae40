import { expect, test } from 'vitest';
import type { PersonEvent } from '#shared/domain/convergence/history.ts';
import { knew } from '#shared/domain/convergence/history.ts';
import { mergePerson } from '#shared/domain/convergence/merge-person.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { fc } from '#test/support/random-samples.ts';
import { type Counter, hear, openCounter, tell } from './counters.ts';
import * as acts from './person-acts.ts';

/** Acts at three counters with clocks of their own, which hear of each other now and then. */

const terminals = ['017-1', '017-2', '017-3'] as const;
const worker = fc.constantFrom('w1', 'w2');
const name = fc.constantFrom('a', 'b', 'c', 'd');
const value = fc.constantFrom('', 'x', 'y', 'z');

const act: fc.Arbitrary<PersonAct> = fc.oneof(
  fc.tuple(worker, value).map(([id, position]) => acts.registered(id, { 'contract.position': position })),
  fc
    .tuple(worker, value, value)
    .map(([id, position, email]) =>
      acts.corrected(id, { 'contract.position': position, 'contact.email': email }),
    ),
  fc.tuple(worker, value).map(([id, email]) => acts.emailChanged(id, email)),
  fc.tuple(worker, name).map(([id, credential]) => acts.issued(id, credential)),
  fc.tuple(worker, name).map(([id, credential]) => acts.recovered(id, credential)),
  fc.tuple(worker, fc.boolean()).map(([id, right]) => acts.attempted(id, right)),
  worker.map((id) => acts.attempted(id, false, 'recovery')),
  worker.map(acts.locked),
  worker.map((id) => acts.unlocked(id)),
  fc.tuple(worker, name).map(([id, credential]) => acts.revoked(id, credential)),
  fc.tuple(worker, name).map(([id, credential]) => acts.revoked(id, credential, 'death')),
  fc.tuple(worker, name).map(([id, credential]) => acts.deathWithdrawn(id, credential)),
  fc.tuple(worker, name).map(([id, kit]) => acts.kitIssued(id, kit)),
  fc.tuple(worker, name).map(([id, kit]) => acts.kitUsed(id, kit)),
  worker.map(acts.kitAttempted),
);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.nat(2), act }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(2), from: fc.nat(2) }) },
);
const plan = fc.record({
  ahead: fc.tuple(fc.integer({ min: -600_000, max: 600_000 }), fc.nat(600_000), fc.constant(0)),
  steps: fc.array(step, { maxLength: 24 }),
});

function play({ ahead, steps }: Plan): Counter[] {
  const counters = terminals.map((terminal, place) => openCounter(terminal, ahead[place] ?? 0));
  const [first] = counters;
  if (first !== undefined) tell(first, 0, acts.registered('w1'));
  for (const [minute, each] of steps.entries()) {
    const counter = counters[each.at];
    if (counter === undefined) continue;
    const other = 'from' in each ? counters[each.from] : undefined;
    if (other !== undefined && other !== counter) hear(counter, other);
    if ('act' in each) tell(counter, minute + 1, each.act);
  }
  return counters;
}
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

function everythingOf(counters: readonly Counter[]): PersonEvent[] {
  return [...new Set(counters.flatMap(({ known }) => known))];
}

test('what is so depends on what was told, not on who heard it first, nor on how often', () => {
  fc.assert(
    fc.property(plan, fc.infiniteStream(fc.nat()), (told, chance) => {
      const counters = play(told);
      const all = everythingOf(counters);
      const merged = mergePerson(all);
      const shuffled = all
        .map((event) => ({ event, place: chance.next().value as number }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ event }) => event);
      expect(mergePerson(shuffled)).toEqual(merged);
      expect(mergePerson([...shuffled, ...all])).toEqual(merged);
      for (const counter of counters) {
        // Each hears the others in another order.
        const others = counters.filter((other) => other !== counter);
        for (const other of others) hear(counter, other);
        expect(mergePerson(counter.known)).toEqual(merged);
      }
    }),
  );
});

test('no attempt and no lock is cleared by whoever did not know of it, and no revocation is outlived', () => {
  fc.assert(
    fc.property(plan, (told) => {
      const all = everythingOf(play(told));
      const merged = mergePerson(all);
      if (merged === undefined) return expect.fail('somebody was registered');
      const clears = (type: string, right: unknown) =>
        type === 'credential-unlocked' ||
        type === 'credential-issued' ||
        type === 'credential-recovered' ||
        (type === 'credential-attempted' && right === true);
      const isKnown = (event: PersonEvent) =>
        all.some((other) => {
          const right = other.act.type === 'credential-attempted' && other.act.payload.right;
          return clears(other.act.type, right) && knew(other, event);
        });
      const locks = all.filter((event) => event.act.type === 'credential-locked' && !isKnown(event));
      if (locks.length > 0) expect(isLocked(merged.guard)).toBe(true);
      const wrong = all.filter(
        ({ act: { type, payload }, ...event }) =>
          type === 'credential-attempted' &&
          payload.kind === 'check' &&
          !payload.right &&
          !isKnown({ ...event, act: { type, payload } }),
      );
      expect(merged.guard.spent.check).toBeGreaterThanOrEqual(Math.min(wrong.length, 3));
      const { inForce } = merged.secrets;
      const newest = all.find(
        ({ act: { type, payload } }) =>
          (type === 'credential-issued' || type === 'credential-recovered') && payload.hash === inForce?.hash,
      );
      if (newest === undefined) return;
      for (const event of all) {
        if (event.act.type === 'credential-revoked') expect(knew(newest, event)).toBe(true);
      }
    }),
  );
});
