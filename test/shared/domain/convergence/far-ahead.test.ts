import { expect, test } from 'vitest';
import { historyOf, knew } from '#shared/domain/convergence/history.ts';
import { codeOf } from '#shared/domain/convergence/merge-numbers.ts';
import { type MergedPerson, mergePerson } from '#shared/domain/convergence/merge-person.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { fc } from '#test/support/random-samples.ts';
import { type Counter, hear, openCounter, tell } from './counters.ts';
import { everythingOf, plan, play } from './histories.ts';
import * as acts from './person-acts.ts';

/** A clock that is a day ahead: nobody takes over its time, so that what others do afterwards is told with an earlier one. */

const day = 24 * 60 * 60_000;
const cedula = '0962467429';

/** Two counters, the second a day ahead, that know of one person. */
function withOneAhead(registration = acts.registered('w1')): { one: Counter; ahead: Counter } {
  const one = openCounter('017-1');
  const ahead = openCounter('017-2', day + 3_600_000);
  tell(one, 0, registration);
  tell(one, 1, acts.issued('w1', 'first'));
  tell(one, 2, acts.kitIssued('w1', 'kit-1'));
  hear(ahead, one);
  return { one, ahead };
}

function merged(...counters: readonly Counter[]): MergedPerson {
  return mergePerson(everythingOf(counters)) ?? expect.fail('somebody was registered');
}

const withEmail = (email: string) => ({ 'contact.email': email });
const signedFor = (email: string): PersonAct => {
  const { type, payload } = acts.corrected('w1', withEmail(email)) as PersonAct & {
    type: 'worker-corrected';
  };
  return { type, payload: { ...payload, signed: { facts: [{ what: 'email' }] } } };
};
const factOf =
  (field: string) =>
  ({ facts }: MergedPerson) =>
    facts.values[field];

/** What the counter ahead did, what is done elsewhere by who has heard of it, and what must be so: the latter. */
const told: readonly {
  readonly what: string;
  readonly before: PersonAct;
  readonly after: PersonAct;
  readonly read: (person: MergedPerson) => unknown;
  readonly so: unknown;
}[] = [
  {
    what: 'an address, changed after another registration of the passport',
    before: acts.registered('w2', withEmail('two@example.org')),
    after: acts.emailChanged('w1', 'one@example.org'),
    read: factOf('contact.email'),
    so: 'one@example.org',
  },
  {
    what: 'an address, taken away after another registration of the passport',
    before: acts.registered('w2', withEmail('two@example.org')),
    after: acts.emailChanged('w1', ''),
    read: factOf('contact.email'),
    so: undefined,
  },
  {
    what: 'an address, changed after a change',
    before: acts.emailChanged('w1', 'two@example.org'),
    after: acts.emailChanged('w1', 'one@example.org'),
    read: factOf('contact.email'),
    so: 'one@example.org',
  },
  {
    what: 'an address, corrected after a change',
    before: acts.emailChanged('w1', 'two@example.org'),
    after: acts.corrected('w1', withEmail('one@example.org')),
    read: factOf('contact.email'),
    so: 'one@example.org',
  },
  {
    what: 'an address, signed for after a correction that was signed: both cool off, in this order',
    before: signedFor('two@example.org'),
    after: signedFor('one@example.org'),
    read: ({ facts }) => facts.emailChanges.map(({ before, after }) => [before, after]),
    so: [
      [null, 'two@example.org'],
      ['two@example.org', 'one@example.org'],
    ],
  },
  {
    what: 'a fact, corrected after another registration of the passport',
    before: acts.registered('w2', { 'contract.workplace': 'of two' }),
    after: acts.corrected('w1', { 'contract.workplace': 'of one' }),
    read: factOf('contract.workplace'),
    so: 'of one',
  },
  {
    what: 'a fact, corrected after a correction',
    before: acts.corrected('w1', { 'contract.workplace': 'of two' }),
    after: acts.corrected('w1', { 'contract.workplace': 'of one' }),
    read: factOf('contract.workplace'),
    so: 'of one',
  },
  {
    what: 'the deadline of the entry notice, of another beginning of work',
    before: acts.registered('w2'),
    after: acts.corrected('w1', {}, '2026-04-01'),
    read: ({ facts }) => facts.entryNoticeDeadline,
    so: '2026-04-01',
  },
  {
    what: 'a cédula, recorded after another one',
    before: acts.cedulaRecorded('w1', '1710034065'),
    after: acts.cedulaRecorded('w1', cedula),
    read: ({ cedulas }) => cedulas[0]?.number,
    so: cedula,
  },
  {
    what: 'a credential, issued after another one',
    before: acts.issued('w1', 'of two'),
    after: acts.issued('w1', 'of one'),
    read: ({ secrets }) => [secrets.inForce?.id, secrets.issuance?.act.payload.image],
    so: ['credential of one', acts.hashed('image of one')],
  },
  {
    what: 'a credential, recovered after another one',
    before: acts.recovered('w1', 'of two'),
    after: acts.recovered('w1', 'of one'),
    read: ({ secrets }) => secrets.inForce?.id,
    so: 'credential of one',
  },
  {
    what: 'a sheet of codes, given after another one',
    before: acts.kitIssued('w1', 'kit-2'),
    after: acts.kitIssued('w1', 'kit-3'),
    read: ({ secrets }) => [secrets.kit?.kitId, secrets.kit?.voidAt],
    so: ['kit-3', null],
  },
];

test.each(told)('$what', ({ before, after, read, so }) => {
  const { one, ahead } = withOneAhead();
  const earlier = tell(ahead, 3, before);
  hear(one, ahead);
  const later = tell(one, 4, after);
  expect(later.time.wall < earlier.time.wall).toBe(true);
  expect(read(merged(one, ahead))).toEqual(so);
});

test('a number that was captured wrongly, corrected after a correction', () => {
  const { one, ahead } = withOneAhead(acts.enrolled('w1', '1710034065'));
  tell(ahead, 3, acts.renumbered('w1', '1710034065', '1710034073'));
  hear(one, ahead);
  tell(one, 4, acts.renumbered('w1', '1710034073', cedula));
  expect(codeOf(historyOf(everythingOf([one, ahead])), 'w1')).toBe(cedula);
});

test('nothing comes before what its terminal knew, and what is told later exchanges no two earlier ones', () => {
  fc.assert(
    fc.property(plan, (randomPlan) => {
      const history = historyOf(everythingOf(play(randomPlan)));
      for (const [place, event] of history.entries()) {
        expect(history.slice(place).filter((later) => knew(event, later))).toEqual([]);
        const isLast = history.every((other) => !knew(other, event));
        const others = history.filter((other) => other !== event);
        if (isLast) expect(historyOf(others)).toEqual(others);
      }
    }),
  );
});

test('events that claim to have known each other are put by their times', () => {
  const { one, ahead } = withOneAhead();
  const forged = {
    ...tell(ahead, 3, acts.locked('w1')),
    heard: [{ terminal: '017-1', epoch: 1, number: 9 }],
  };
  hear(one, ahead);
  const other = tell(one, 4, acts.unlocked('w1'));
  const history = historyOf([...one.known.filter(({ at }) => at.terminal === '017-1'), forged]);
  expect(history.slice(-2)).toEqual([other, forged]);
});
