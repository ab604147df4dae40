import { expect, test } from 'vitest';
import type { PersonEvent } from '#shared/domain/convergence/history.ts';
import { knew } from '#shared/domain/convergence/history.ts';
import { mergePerson } from '#shared/domain/convergence/merge-person.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { fc } from '#test/support/random-samples.ts';
import { hear } from './counters.ts';
import { everythingOf, plan, play } from './histories.ts';

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
