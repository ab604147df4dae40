import type { PersonEvent } from '#shared/domain/convergence/history.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
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
  fc
    .tuple(worker, fc.constantFrom('1710034065', '0962467429'))
    .map(([id, cedula]) => acts.cedulaRecorded(id, cedula)),
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
export const plan = fc.record({
  // Some so far ahead that nobody takes over their time.
  ahead: fc.tuple(
    fc.integer({ min: -600_000, max: 600_000 }),
    fc.oneof(fc.nat(600_000), fc.constant(25 * 60 * 60_000)),
    fc.constant(0),
  ),
  steps: fc.array(step, { maxLength: 24, size: 'max' }),
});

export function play({ ahead, steps }: Plan): Counter[] {
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

export function everythingOf(counters: readonly Counter[]): PersonEvent[] {
  return [...new Set(counters.flatMap(({ known }) => known))];
}
