import { expect, test } from 'vitest';
import { type Connection, listRows } from '#electron/main/db/core/connection.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import { findWorker, findWorkerIdByAlias } from '#electron/main/db/people/worker-store.ts';
import { historyOf, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { codeOf } from '#shared/domain/convergence/merge-numbers.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { type Counter, hear, openCounter, tell } from '#test/shared/domain/convergence/counters.ts';
import { everythingOf } from '#test/shared/domain/convergence/histories.ts';
import * as acts from '#test/shared/domain/convergence/person-acts.ts';
import { fc, many } from '#test/support/random-samples.ts';
import { eachTestHasAStore } from '../each-test-store.ts';
import { later } from '../test-store.ts';
import { applyAll, inSomeOrder, inStore, keep } from './told-events.ts';

/**
 * Few numbers and people who are registered, corrected, given a credential or a cédula at counters that hear of each other now and
 * then: what stands at a counter afterwards does not depend on the order in which it heard.
 */

eachTestHasAStore();

const cedulas = ['0962467429', '1710034065'];
const passports = ['A 1', 'B 2', 'C 3'];
const births = ['1990-05-17', '1985-01-02'];
const mostPeople = 3;

type Values = Readonly<Record<string, string>>;

/** Who somebody is by what a counter knows. */
interface Known {
  readonly id: string;
  readonly values: Values;
  readonly code: string;
  readonly cedula: string | undefined;
  readonly credential: string | undefined;
}

function knownTo({ known }: Counter): Known[] {
  const people = new Map<string, Known>();
  for (const { act } of known) {
    const { workerId: id } = act.payload;
    if (id === null) continue;
    const before = people.get(id) ?? { id, values: {}, code: '', cedula: undefined, credential: undefined };
    people.set(id, { ...before, ...changeOf(act) });
  }
  return [...people.values()];
}

function changeOf({ type, payload }: PersonAct): Partial<Known> {
  if (type === 'worker-registered' || type === 'worker-corrected')
    return { values: payload.values, code: payload.identificationCode };
  if (type === 'cedula-recorded') return { cedula: payload.cedula };
  if (type === 'credential-issued') return { credential: payload.credentialId };
  return type === 'credential-revoked' ? { credential: undefined } : {};
}

const step = fc.noBias(fc.record({ at: fc.nat(2), from: fc.nat(2), roll: fc.nat(11), pick: fc.nat(9999) }));
const plan = fc.record({
  ahead: fc.tuple(fc.nat(200_000), fc.constant(0), fc.nat(200_000)),
  oneBirth: fc.boolean(),
  steps: fc.array(step, { minLength: 8, maxLength: 10 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

/** As use cases would let it happen: nobody takes a number that their counter knows to be somebody's. */
function play({ ahead, oneBirth, steps }: Plan): PersonEvent[] {
  const counters = ['017-1', '017-2', '017-3'].map((terminal, place) => openCounter(terminal, ahead[place]));
  let people = 0;
  for (const [minute, { at, from, roll, pick }] of steps.entries()) {
    const [counter, other] = [counters[at], counters[from]];
    if (counter === undefined || other === undefined) continue;
    const here = knownTo(counter);
    if (roll < 2 || (here.length === 0 && people === mostPeople)) {
      hear(counter, other);
      continue;
    }
    const isNew = here.length === 0 || (roll < 5 && people < mostPeople);
    const birth = births[oneBirth ? 0 : pick % 2] ?? '';
    const act = isNew ? registration(here, people + 1, pick, birth) : actOf(here, roll, pick);
    if (act === undefined) continue;
    people += Number(isNew);
    tell(counter, minute + 1, act);
  }
  return timed(everythingOf(counters));
}

function free(here: readonly Known[], numbers: readonly string[], pick: number): string | undefined {
  const number = numbers[pick % numbers.length];
  const isTaken = here.some(({ values, cedula }) => [values['identity.number'], cedula].includes(number));
  return isTaken ? undefined : number;
}

function registration(here: readonly Known[], name: number, pick: number, birth: string) {
  const number = free(here, pick % 3 === 0 ? passports : cedulas, pick >> 4);
  if (number === undefined) return undefined;
  return pick % 3 === 0
    ? acts.registered(`w${name}`, { 'identity.number': number, 'identity.birthDate': birth })
    : acts.enrolled(`w${name}`, number, birth);
}

function actOf(here: readonly Known[], roll: number, pick: number): PersonAct | undefined {
  const person = here[pick % here.length];
  if (person === undefined) return undefined;
  const { id, values, code, cedula, credential } = person;
  const isEnrolled = !code.startsWith('E');
  const as = <Act extends PersonAct>(act: Act): PersonAct =>
    ({ ...act, payload: { ...act.payload, identificationCode: code } }) as PersonAct;
  if (roll < 8) {
    const number = free(here, cedulas, pick >> 2);
    if (number === undefined) return undefined;
    if (!isEnrolled) return cedula === undefined ? as(acts.cedulaRecorded(id, number)) : undefined;
    return credential === undefined ? acts.renumbered(id, code, number) : undefined;
  }
  if (roll === 8) {
    const number = free(here, passports, pick >> 2);
    if (isEnrolled || credential !== undefined || number === undefined) return undefined;
    return acts.corrected(id, { ...values, 'identity.number': number });
  }
  if (roll === 9) return credential === undefined ? as(acts.issued(id, `${id} ${pick}`)) : undefined;
  if (roll === 10 && credential !== undefined) {
    const name = credential.replace('credential ', '');
    return as(acts.revoked(id, name, pick % 2 === 0 ? 'death' : 'document-lost'));
  }
  return as(acts.attempted(id, false));
}

/** A counter writes the time of its act into it. */
function timed(events: readonly PersonEvent[]): PersonEvent[] {
  const times = ['recordedAt', 'registeredAt', 'correctedAt', 'revokedAt', 'issuedAt'];
  return events.map((event) => {
    const payload: Record<string, unknown> = { ...event.act.payload };
    for (const name of times) if (name in payload) payload[name] = event.time.wall;
    return { ...event, act: { ...event.act, payload } as unknown as PersonAct };
  });
}

/** Whether two people are each known by one number, and each by no other: then every counter has who was heard first (120). */
function isContended(events: readonly PersonEvent[]): boolean {
  const history = historyOf(events);
  const people = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { act } of history) {
    if (act.type !== 'worker-registered') continue;
    const { workerId, values } = act.payload;
    const document = `${values['identity.number']} ${values['identity.birthDate']}`;
    const person = people.get(document) ?? workerId;
    people.set(document, person);
    owners.set(workerId, person);
  }
  const claims = Map.groupBy(owners.keys(), (id) => codeOf(history, id));
  return [...claims.values()].some((ids) => new Set(ids.map((id) => owners.get(id))).size > 1);
}

/** What anybody at this counter would be told. Whoever was registered twice has another id and first number at each. */
function whatIsSo(db: Connection) {
  const ids = listRows<{ id: string }>(db, 'SELECT id FROM worker').map(({ id }) => id);
  const whole = new Map(
    ids.map((id) => {
      const others = listRows<{ id: string }>(db, 'SELECT id FROM worker_told_as WHERE worker_id = ?', [id]);
      return [id, [id, ...others.map((other) => other.id)].toSorted().join('+')] as const;
    }),
  );
  const named = (id: string | undefined) => (id === undefined ? undefined : whole.get(id));
  const column = (sql: string, id: string) =>
    listRows<{ value: string }>(db, sql, [id]).map((row) => row.value);
  return {
    people: ids
      .map((id) => {
        const worker = findWorker(db, id);
        return {
          id: named(id) ?? '',
          numbers: [worker?.identificationCode, ...(worker?.otherNumbers ?? [])].toSorted(),
          values: worker?.values,
          cedula: worker?.cedula,
          credential: findCredential(db, id)?.id,
          cedulas: column(
            `SELECT value FROM worker_alias JOIN worker ON number = worker_number
             WHERE id = ? AND kind = 'cedula' ORDER BY value`,
            id,
          ),
          documents: column(
            `SELECT DISTINCT passport.number AS value FROM passport JOIN worker ON worker.number = worker_number
             WHERE id = ? ORDER BY value`,
            id,
          ),
        };
      })
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    ended: listRows(db, 'SELECT credential_id, cause FROM credential_revocation ORDER BY credential_id'),
    numbers: [...cedulas, ...passports].map((number) => ({
      number,
      leadsTo: named(findWorkerIdByAlias(db, number)),
      found: searchWorkers(db, { text: number, birthDate: null })
        .filter(({ match }) => match === 'exact')
        .map(({ workerId }) => named(workerId))
        .toSorted(),
    })),
  };
}

/** Registrations that could not be on record beside somebody else, and of whom nobody here would be told. */
function leftOutInSilence(db: Connection): string[] {
  return listRows<{ subject: string }>(
    db,
    `SELECT subject FROM branch_event WHERE state <> 'applied' AND type = 'worker-registered' AND NOT EXISTS
       (SELECT 1 FROM finding WHERE kind LIKE '%-of-two' AND instr(id, '"' || subject || '"'))`,
  ).map(({ subject }) => subject);
}

test('numbers that are captured, corrected, recorded and exchanged lead to the same people at every counter', async () => {
  const count = { compared: 0, contended: 0 };
  await fc.assert(
    fc.asyncProperty(plan, fc.infiniteStream(fc.nat()), async (told, stream) => {
      const events = play(told);
      const chance = () => stream.next().value as number;
      const outcomes = [];
      for (let round = 0; round < 3; round += 1) {
        const order = inSomeOrder(events, chance);
        const outcome = await inStore(async (db) => {
          keep(db, order);
          await applyAll(db, null, later(24 * 60));
          expect(leftOutInSilence(db)).toEqual([]);
          return whatIsSo(db);
        });
        outcomes.push(outcome);
      }
      const isOpen = isContended(events);
      count[isOpen ? 'contended' : 'compared'] += 1;
      if (isOpen) return;
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[2]).toEqual(outcomes[0]);
    }),
    { numRuns: many(50) },
  );
  expect(count.compared).toBeGreaterThan(count.contended);
});
