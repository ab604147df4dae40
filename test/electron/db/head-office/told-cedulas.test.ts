import { expect, test } from 'vitest';
import { type Connection, listRows, runSql } from '#electron/main/db/core/connection.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import { findWorker, findWorkerIdByAlias } from '#electron/main/db/people/worker-store.ts';
import { knew, type PersonEvent } from '#shared/domain/convergence/history.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { type Counter, hear, openCounter, tell } from '#test/shared/domain/convergence/counters.ts';
import { everythingOf } from '#test/shared/domain/convergence/histories.ts';
import * as acts from '#test/shared/domain/convergence/person-acts.ts';
import { eachTestHasAStore } from '../each-test-store.ts';
import { later } from '../test-store.ts';
import { applyAll, inStore, keep, keepMore } from './told-events.ts';

/** One number and two people, as counters that had not heard of each other tell of it: every order of it at every other counter. */

eachTestHasAStore();

const cedula = '0962467429';
const otherCedula = '1710034065';
const thirdCedula = '0926687856';
const passport = (number: string) => ({ 'identity.number': number });
const valuesOf = (act: PersonAct) => ('values' in act.payload ? act.payload.values : {});

/** Every order in which a feed may bring them: what a counter knew came before what it did. */
function ordersOf(events: readonly PersonEvent[]): PersonEvent[][] {
  if (events.length === 0) return [[]];
  const free = events.filter((event) => !events.some((other) => knew(event, other)));
  return free.flatMap((next) =>
    ordersOf(events.filter((event) => event !== next)).map((rest) => [next, ...rest]),
  );
}

/** Three counters that know of the people of `known`, and have no line from then on. */
function apart(...known: readonly Parameters<typeof tell>[2][]): [Counter, Counter, Counter] {
  const [one, two, three] = [openCounter('017-1'), openCounter('017-2'), openCounter('017-3')];
  for (const [minute, act] of known.entries()) tell(one, minute, act);
  hear(two, one);
  hear(three, one);
  return [one, two, three];
}

/** What anybody at this counter would be told of everybody, and whom each of `numbers` leads to. */
function whatIsSo(db: Connection, numbers: readonly string[]) {
  const ids = listRows<{ id: string }>(db, 'SELECT id FROM worker ORDER BY id').map(({ id }) => id);
  return {
    people: ids.map((id) => {
      const worker = findWorker(db, id);
      const aliases = listRows(
        db,
        `SELECT kind, value, iif(kind = 'cedula', since, NULL) AS since FROM worker_alias
         JOIN worker ON number = worker_number WHERE id = ? ORDER BY value, kind`,
        [id],
      );
      return { ...worker, registeredBy: null, aliases, credential: findCredential(db, id)?.id };
    }),
    documents: listRows(
      db,
      `SELECT worker.id, passport.number, issuing_state FROM passport JOIN worker ON worker.number = worker_number
       ORDER BY 1, 2, 3`,
    ),
    ended: listRows(db, 'SELECT credential_id, cause FROM credential_revocation ORDER BY 1'),
    findings: listRows<{ kind: string; places: string }>(
      db,
      'SELECT id, kind, places FROM finding ORDER BY id',
    ),
    numbers: numbers.map((number) => ({
      number,
      leadsTo: findWorkerIdByAlias(db, number),
      found: searchWorkers(db, { text: number, birthDate: null })
        .filter(({ match }) => match === 'exact')
        .map(({ workerId }) => workerId)
        .toSorted(),
    })),
    setAside: listRows(db, "SELECT type, subject FROM branch_event WHERE state <> 'applied'"),
  };
}
type WhatIsSo = ReturnType<typeof whatIsSo>;

/** The same in whatever order it is heard. */
async function inEveryOrder(counters: readonly Counter[], numbers: readonly string[]): Promise<WhatIsSo> {
  const outcomes: WhatIsSo[] = [];
  for (const order of ordersOf(everythingOf(counters))) {
    const outcome = await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      return whatIsSo(db, numbers);
    });
    outcomes.push(outcome);
    expect(outcome).toEqual(outcomes[0]);
  }
  expect(outcomes.length).toBeGreaterThan(1);
  const [first] = outcomes;
  if (first === undefined) throw new Error('there is an order');
  return first;
}

const kinds = ({ findings }: WhatIsSo) => findings.map(({ kind }) => kind);

test('recorded of one person, and enrolled as another at a counter that had not heard of it', async () => {
  const [one, two, three] = apart(acts.registered('a'), acts.issued('a', 'of a'));
  tell(one, 5, acts.cedulaRecorded('a', cedula));
  tell(two, 6, acts.enrolled('b', cedula));
  tell(two, 7, acts.issued('b', 'of b'));
  tell(three, 8, acts.attempted('a', false));
  const so = await inEveryOrder([one, two, three], [cedula]);
  expect(so.people).toMatchObject([
    { id: 'a', identificationCode: 'E-a', cedula, credential: 'credential of a' },
    { id: 'b', identificationCode: cedula, cedula, credential: 'credential of b' },
  ]);
  // Whoever is known by it is served by it; who looks for it sees both.
  expect(so.numbers).toEqual([{ number: cedula, leadsTo: 'b', found: ['a', 'b'] }]);
  expect(kinds(so)).toEqual(['cedula-of-two']);
  expect(JSON.parse(so.findings[0]?.places ?? '')).toHaveLength(2);
  expect(so.setAside).toEqual([]);
});

test('recorded of two people at two counters, it leads to the one who had it first', async () => {
  const [one, two, three] = apart(acts.registered('a'), acts.registered('b', passport('B 77')));
  tell(one, 5, acts.cedulaRecorded('b', cedula));
  tell(two, 6, acts.cedulaRecorded('a', cedula));
  const so = await inEveryOrder([one, two, three], [cedula]);
  expect(so.people).toMatchObject([{ cedula }, { cedula }]);
  expect(so.numbers).toMatchObject([{ found: ['a', 'b'] }]);
  expect(kinds(so)).toEqual(['cedula-of-two']);
  expect(so.setAside).toEqual([]);
});

test('two cédulas of one person, recorded at two counters, find them both, and a human is told', async () => {
  const [one, two, three] = apart(acts.registered('a'));
  tell(one, 5, acts.cedulaRecorded('a', cedula));
  tell(two, 6, acts.cedulaRecorded('a', otherCedula));
  const so = await inEveryOrder([one, two, three], [cedula, otherCedula]);
  expect(so.people).toMatchObject([{ id: 'a', cedula: otherCedula }]);
  expect(so.numbers).toMatchObject([{ leadsTo: 'a' }, { leadsTo: 'a' }]);
  expect(kinds(so)).toEqual(['two-cedulas']);
});

test.each(['document-lost', 'death'] as const)(
  'recorded at one counter, and ended at another for %s',
  async (cause) => {
    const [one, two, three] = apart(acts.registered('a'), acts.issued('a', 'of a'));
    tell(one, 5, acts.cedulaRecorded('a', cedula));
    tell(two, 6, acts.revoked('a', 'of a', cause));
    tell(three, 7, acts.enrolled('b', cedula));
    const so = await inEveryOrder([one, two, three], [cedula]);
    expect(so.people).toMatchObject([{ cedula, credential: undefined }, { identificationCode: cedula }]);
    expect(so.ended).toMatchObject([{ cause }]);
    expect(kinds(so)).toEqual(['cedula-of-two']);
  },
);

test('whoever was registered twice, and had it recorded under either number, is one person with it', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.registered('a'));
  tell(two, 1, acts.registered('a2'));
  tell(two, 5, acts.cedulaRecorded('a2', cedula));
  const events = everythingOf([one, two]);
  for (const order of ordersOf(events)) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      const { people, findings, setAside } = whatIsSo(db, []);
      expect(people).toHaveLength(1);
      expect([people[0]?.identificationCode, ...(people[0]?.otherNumbers ?? [])].toSorted()).toEqual([
        'E-a',
        'E-a2',
      ]);
      expect(people[0]?.cedula).toBe(cedula);
      expect(findWorkerIdByAlias(db, cedula)).toBe(people[0]?.id);
      expect(findings.map(({ kind }) => kind)).toEqual(['registered-twice']);
      expect(setAside).toEqual([]);
    });
  }
});

test('a cédula that was captured wrongly is free for whose it is, at every counter', async () => {
  const [one, two, three] = apart(acts.enrolled('a', cedula));
  tell(one, 5, acts.renumbered('a', cedula, otherCedula));
  tell(one, 6, acts.enrolled('b', cedula, '1984-01-02'));
  tell(two, 7, acts.attempted('a', false));
  tell(three, 7, acts.locked('a'));
  const so = await inEveryOrder([one, two, three], [cedula, otherCedula]);
  expect(so.people).toMatchObject([
    { id: 'a', identificationCode: otherCedula, cedula: otherCedula },
    { id: 'b', identificationCode: cedula, cedula },
  ]);
  expect(so.numbers).toMatchObject([
    { leadsTo: 'b', found: ['b'] },
    { leadsTo: 'a', found: ['a'] },
  ]);
  expect(so.setAside).toEqual([]);
});

test('so is a passport’s number', async () => {
  const [one] = apart(acts.registered('a', passport('A 1')));
  const whole = { ...acts.registered('a', passport('A 2')).payload } as { values: Record<string, string> };
  tell(one, 5, acts.corrected('a', whole.values));
  tell(one, 6, acts.registered('b', { ...passport('A 1'), 'identity.birthDate': '1984-01-02' }));
  await inStore(async (db) => {
    keep(db, one.known);
    await applyAll(db);
    expect(whatIsSo(db, []).documents).toEqual([
      { id: 'a', number: 'A 2', issuing_state: 'VEN' },
      { id: 'b', number: 'A 1', issuing_state: 'VEN' },
    ]);
  });
});

test('enrolled at two counters with other birth dates: nobody is joined, everybody is told, and a correction brings both on record', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(two, 1, acts.enrolled('b', cedula, '1984-01-02'));
  tell(two, 2, acts.issued('b', 'of b'));
  for (const order of ordersOf(everythingOf([one, two]))) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      const so = whatIsSo(db, [cedula]);
      expect(so.people).toHaveLength(1);
      expect(kinds(so)).toEqual(['document-of-two']);
      expect(JSON.parse(so.findings[0]?.places ?? '')).toHaveLength(2);
      expect(so.setAside.length).toBeGreaterThan(0);
    });
  }
  tell(one, 5, acts.renumbered('a', cedula, otherCedula));
  hear(two, one);
  const so = await inEveryOrder([one, two], [cedula, otherCedula]);
  expect(so.people).toMatchObject([
    { id: 'a', identificationCode: otherCedula },
    { id: 'b', identificationCode: cedula, credential: 'credential of b' },
  ]);
  expect(so.setAside).toEqual([]);
});

/** Registered twice, and one of the two numbers was corrected since; whichever of the two a counter heard of first. */
test('of whoever was enrolled twice a number that one counter corrected is free at every counter', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(one, 5, acts.renumbered('a', cedula, otherCedula));
  tell(two, 1, acts.enrolled('a2', cedula));
  tell(two, 6, acts.renumbered('a2', cedula, otherCedula));
  for (const order of ordersOf(everythingOf([one, two]))) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      const { people, numbers } = whatIsSo(db, [cedula, otherCedula]);
      expect(people).toMatchObject([{ identificationCode: otherCedula, otherNumbers: [] }]);
      expect(numbers).toMatchObject([{ leadsTo: undefined }, { leadsTo: people[0]?.id }]);
    });
  }
});

test('a number that was taken becomes theirs once it is free, in whatever order it is heard', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(one, 7, acts.renumbered('a', cedula, thirdCedula));
  tell(two, 1, acts.enrolled('b', otherCedula, '1984-01-02'));
  tell(two, 5, acts.renumbered('b', otherCedula, cedula));
  const so = await inEveryOrder([one, two], [cedula, otherCedula, thirdCedula]);
  expect(so.people).toMatchObject([
    { id: 'a', identificationCode: thirdCedula, otherNumbers: [] },
    { id: 'b', identificationCode: cedula, cedula, otherNumbers: [] },
  ]);
  expect(so.numbers).toMatchObject([{ leadsTo: 'b' }, { leadsTo: undefined }, { leadsTo: 'a' }]);
});

test('the number that somebody has by their second registration is theirs before whoever had it recorded', async () => {
  const [one, two, three] = [openCounter('017-1'), openCounter('017-2'), openCounter('017-3')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(two, 1, acts.enrolled('a2', cedula));
  tell(two, 5, acts.renumbered('a2', cedula, otherCedula));
  tell(three, 2, acts.registered('b'));
  tell(three, 3, acts.cedulaRecorded('b', otherCedula));
  for (const order of ordersOf(everythingOf([one, two, three]))) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db, null, later(24 * 60));
      const { people, numbers } = whatIsSo(db, [otherCedula]);
      const both = people.find(({ id }) => id !== 'b');
      expect([both?.identificationCode, ...(both?.otherNumbers ?? [])].toSorted()).toEqual([
        cedula,
        otherCedula,
      ]);
      expect(numbers).toMatchObject([{ leadsTo: both?.id }]);
    });
  }
});

test('two who were given each other’s number exchange it, whichever correction is heard first', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(one, 7, acts.renumbered('a', cedula, otherCedula));
  tell(two, 1, acts.enrolled('b', otherCedula, '1984-01-02'));
  tell(two, 5, acts.renumbered('b', otherCedula, cedula));
  const so = await inEveryOrder([one, two], [cedula, otherCedula]);
  expect(so.people).toMatchObject([
    { id: 'a', identificationCode: otherCedula, cedula: otherCedula, otherNumbers: [] },
    { id: 'b', identificationCode: cedula, cedula, otherNumbers: [] },
  ]);
  expect(so.numbers).toMatchObject([
    { leadsTo: 'b', found: ['b'] },
    { leadsTo: 'a', found: ['a'] },
  ]);
});

test('of whoever was enrolled twice every counter has the same cédulas, and the documents under which there was a credential', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(one, 3, acts.issued('a', 'of a'));
  tell(two, 1, acts.enrolled('a2', cedula));
  tell(two, 6, acts.renumbered('a2', cedula, otherCedula));
  for (const order of ordersOf(everythingOf([one, two]))) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      const { people, documents, numbers } = whatIsSo(db, [cedula, otherCedula]);
      const [person] = people;
      expect(people).toMatchObject([{ cedula: otherCedula, credential: 'credential of a' }]);
      expect(numbers).toMatchObject([{ leadsTo: person?.id }, { leadsTo: person?.id }]);
      const held = documents.map((document) => (document as { number: string }).number);
      expect([...new Set(held)]).toEqual([cedula, otherCedula]);
    });
  }
});

test('a number that one person has beside another makes room for whoever has it alone, at every counter', async () => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  tell(one, 0, acts.enrolled('a', cedula));
  tell(one, 4, acts.enrolled('b', otherCedula, '1984-01-02'));
  tell(two, 1, acts.enrolled('a2', cedula));
  tell(two, 6, acts.renumbered('a2', cedula, otherCedula));
  for (const order of ordersOf(everythingOf([one, two]))) {
    await inStore(async (db) => {
      keep(db, order);
      await applyAll(db);
      const { people, numbers, setAside, findings } = whatIsSo(db, [cedula, otherCedula]);
      expect(people.find(({ id }) => id === 'b')).toMatchObject({ identificationCode: otherCedula });
      expect(people).toHaveLength(2);
      expect(numbers).toMatchObject([{ leadsTo: expect.stringContaining('a') }, { leadsTo: 'b' }]);
      expect(findings.map(({ kind }) => kind)).toContain('document-of-two');
      expect(setAside).toEqual([]);
    });
  }
});

test('what two people share later is another finding, also where somebody looked at the one before', async () => {
  const [one, two] = apart(
    acts.registered('a', passport('A 1')),
    acts.registered('b', { ...passport('B 2'), 'identity.birthDate': '1984-01-02' }),
  );
  tell(two, 5, acts.corrected('b', valuesOf(acts.registered('b', passport('A 1')))));
  await inStore(async (db) => {
    keep(db, everythingOf([one, two]));
    await applyAll(db);
    expect(whatIsSo(db, []).findings).toMatchObject([{ kind: 'document-of-two' }]);
    runSql(
      db,
      "UPDATE finding SET looked_by = (SELECT id FROM account LIMIT 1), looked_at = 'now', note = 'seen'",
    );
    keepMore(db, [
      tell(one, 8, acts.corrected('a', valuesOf(acts.registered('a', passport('C 3'))))),
      tell(two, 9, acts.corrected('b', valuesOf(acts.registered('b', passport('C 3'))))),
    ]);
    await applyAll(db);
    expect(whatIsSo(db, []).findings).toMatchObject([
      { kind: 'document-of-two' },
      { kind: 'document-of-two' },
    ]);
  });
});
