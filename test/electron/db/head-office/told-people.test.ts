import { expect, test } from 'vitest';
import type { Context } from '#electron/main/context/context.ts';
import { type Connection, listRows } from '#electron/main/db/core/connection.ts';
import { findCredential, listSecurityAnswers } from '#electron/main/db/issuance/credential-store.ts';
import { findRevocationInForce } from '#electron/main/db/people/revocation-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { applyTold } from '#electron/main/use-cases/head-office/apply-told.ts';
import { knew, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { findingId, mergePerson } from '#shared/domain/convergence/merge-person.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { hear, minuteAt, openCounter, tell } from '#test/shared/domain/convergence/counters.ts';
import { plan as anyPlan, everythingOf, play } from '#test/shared/domain/convergence/histories.ts';
import {
  emailChanged,
  issued,
  recovered,
  registered,
  revoked,
} from '#test/shared/domain/convergence/person-acts.ts';
import { fc } from '#test/support/random-samples.ts';
import { eachTestHasAStore } from '../each-test-store.ts';
import { testNow } from '../test-store.ts';
import { applyAll, contextOf, inSomeOrder, inStore, keep } from './told-events.ts';

/** What three other counters told, in whatever order it reaches a store. */

eachTestHasAStore();

/** What anybody at this counter would be told of the one person, and not in which rows it stands. */
function whatIsSo(db: Connection) {
  const [row, ...others] = listRows<{ id: string }>(db, 'SELECT id FROM worker');
  const worker = row && findWorker(db, row.id);
  if (worker === undefined || others.length > 0) return expect.fail('one person');
  const { spent, lockedAt } = getGuard(db, worker.identificationCode);
  const numbers = [worker.identificationCode, ...worker.otherNumbers].toSorted();
  const table = (sql: string) => listRows<Readonly<Record<string, unknown>>>(db, sql);
  return {
    values: worker.values,
    entryNoticeDeadline: worker.entryNoticeDeadline,
    numbers,
    spent,
    isLocked: lockedAt !== null || isLocked({ spent, lockedAt, lockedBy: null }),
    inForce: findCredential(db, worker.id)?.id,
    credentials: table('SELECT id FROM credential ORDER BY id'),
    image: table('SELECT hash FROM security_image'),
    answers: listSecurityAnswers(db, worker.id).map(({ hash }) => hash),
    ended: table('SELECT credential_id, cause FROM credential_revocation ORDER BY credential_id'),
    cedula: worker.cedula,
    cedulas: table("SELECT value, since FROM worker_alias WHERE kind = 'cedula' ORDER BY value"),
    isClosed: findRevocationInForce(db, worker.id) === 'death',
    kit: table('SELECT id FROM kit WHERE in_force_at IS NOT NULL AND void_at IS NULL'),
    codes: table('SELECT kit_id, position FROM kit_code WHERE used_at IS NOT NULL ORDER BY kit_id'),
  };
}

/** Everybody has heard of the one person when they begin. */
const plan = anyPlan.map(({ ahead, steps }) => ({
  ahead,
  steps: [{ at: 1, from: 0 }, { at: 2, from: 0 }, ...steps],
}));

/** A correction tells the whole record. Nobody acts for somebody whom their counter has not heard of. */
function possible(all: readonly PersonEvent[]): PersonEvent[] {
  const identity = all.flatMap(({ act }) =>
    act.type === 'worker-registered' ? [act.payload.values] : [],
  )[0];
  const told = all.map((event): PersonEvent => {
    if (event.act.type !== 'worker-corrected') return event;
    const { payload } = event.act;
    const values = { ...identity, 'contract.position': '', ...payload.values };
    return { ...event, act: { ...event.act, payload: { ...payload, values } } };
  });
  return told.filter(
    (event) =>
      event.act.type === 'worker-registered' ||
      told.some(
        (other) =>
          other.act.type === 'worker-registered' &&
          other.act.payload.workerId === event.act.payload.workerId &&
          knew(event, other),
      ),
  );
}

test('the order in which counters are heard does not change what is so, and all that was decided is found', async () => {
  await fc.assert(
    fc.asyncProperty(plan, fc.infiniteStream(fc.nat()), async (told, stream) => {
      const all = possible(everythingOf(play(told)));
      const chance = () => stream.next().value as number;
      const merged = mergePerson(all);
      const outcomes = [];
      for (let round = 0; round < 3; round += 1) {
        const outcome = await inStore(async (db) => {
          keep(db, inSomeOrder(all, chance));
          await applyAll(db);
          const found = listRows<{ id: string }>(db, 'SELECT id FROM finding').map(({ id }) => id);
          expect(found).toEqual(expect.arrayContaining((merged?.findings ?? []).map(findingId)));
          return whatIsSo(db);
        });
        outcomes.push(outcome);
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[2]).toEqual(outcomes[0]);
      expect(outcomes[0]).toMatchObject({
        values: merged?.facts.values,
        inForce: merged?.secrets.inForce?.id,
        spent: merged?.guard.spent,
      });
    }),
    { numRuns: 25 },
  );
}, 120_000);

test.each([
  ['of the same credential', 'a'],
  ['of a later credential', 'b'],
])(
  'a death closes the record also where another counter, which had not heard of it, ended %s',
  async (_of, ended) => {
    const [one, two] = [openCounter('017-1'), openCounter('017-2')];
    tell(one, 0, registered('w1'));
    tell(one, 1, issued('w1', 'a'));
    hear(two, one);
    tell(one, 2, revoked('w1', 'a', 'death'));
    if (ended === 'b') tell(two, 3, recovered('w1', 'b'));
    const error = revoked('w1', ended);
    tell(two, 4, { ...error, payload: { ...error.payload, revokedAt: minuteAt(4) } } as typeof error);
    for (const which of [0, 1]) {
      await inStore(async (db) => {
        const all = possible(everythingOf([one, two]));
        keep(
          db,
          inSomeOrder(all, () => which),
        );
        await applyAll(db);
        expect(whatIsSo(db)).toMatchObject({ isClosed: true, inForce: undefined });
      });
    }
  },
);

/** Every row that stands for something told, so that what is applied twice shows. */
function rowsOf(db: Connection) {
  const tables = [
    'worker',
    'passport',
    'contact',
    'contract',
    'credential',
    'kit',
    'finding',
    'approval_request',
  ];
  const counts = tables.map(
    (name) => listRows<{ count: number }>(db, `SELECT count(*) AS count FROM ${name}`)[0],
  );
  const told = listRows<{ told: number }>(
    db,
    `SELECT coalesce(sum(detail ->> '$.events'), 0) AS told FROM audit_event WHERE event = 'branch-applied'`,
  );
  return { counts, told, so: whatIsSo(db) };
}

test('cut off anywhere, all of a step or nothing of it stands, and going on applies each once', async () => {
  const [longest] = fc
    .sample(plan, { numRuns: 400, seed: 20261130 })
    .map((told) => possible(everythingOf(play(told))))
    .toSorted((one, other) => other.length - one.length);
  const events = inSomeOrder(longest ?? [], () => 0);
  expect(events.length).toBeGreaterThan(10);
  const whole = await inStore(async (db) => {
    keep(db, events);
    await applyAll(db);
    return rowsOf(db);
  });
  let isOver = false;
  for (let cutAt = 1; !isOver; cutAt += 1) {
    await inStore(async (db) => {
      keep(db, events);
      let calls = 0;
      const now = () => {
        calls += 1;
        if (calls === cutAt) throw new Error('the power was cut');
        return testNow;
      };
      const cutOff = applyTold({ ...contextOf(db), clock: { now } } as Context, new AbortController().signal);
      isOver = await cutOff.then(
        () => true,
        () => false,
      );
      await applyAll(db);
      expect(rowsOf(db)).toEqual(whole);
      await applyAll(db);
      expect(rowsOf(db)).toEqual(whole);
    });
  }
}, 120_000);

test('what no row can say is set aside with everything of it, and what others told goes on', async () => {
  const [first, second] = possible(
    everythingOf(play({ ahead: [0, 0, 0], steps: [{ at: 1, act: emailChanged('w1', 'x') }] } as never)),
  );
  expect(second).toBeUndefined();
  if (first === undefined) return expect.fail('somebody is registered');
  const { act } = first;
  if (act.type !== 'worker-registered') return expect.fail('it is a registration');
  const nameless = { ...act.payload, workerId: 'w9', values: { 'contract.position': 'x' } };
  const impossible: PersonEvent = {
    ...first,
    at: { terminal: '017-2', epoch: 1, number: 1 },
    act: { ...act, payload: nameless },
  };
  await inStore(async (db) => {
    keep(db, [impossible, first]);
    await applyAll(db);
    expect(listRows(db, 'SELECT state FROM branch_event ORDER BY position')).toEqual([
      { state: 'newer' },
      { state: 'applied' },
    ]);
    expect(whatIsSo(db).numbers).toEqual(['E-w1']);
    expect(listRows(db, "SELECT event FROM audit_event WHERE event = 'branch-event-set-aside'")).toHaveLength(
      1,
    );
  });
});
