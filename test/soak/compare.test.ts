import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import { type Counter, joinedAs, withCounter } from '#test/electron/use-cases/head-office/branch-kiosk.ts';
import { inStore, together } from '#test/electron/use-cases/head-office/together.ts';
import { createFakeKeystore } from '#test/support/fakes/fake-devices.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { changeBeside } from '#test/support/store-beside.ts';
import { doAct } from './acts.ts';
import { type Comparison, compare } from './compare.ts';
import { soakPerson } from './people.ts';
import { newEventsOf } from './told.ts';

/** Whether the comparison that ends a soak of counters finds what it is there for. */
describe.skipIf(!hasPostgres())('two counters and head office, compared at rest', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  let folder: string;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
    folder = mkdtempSync(join(tmpdir(), 'ventanilla-compare-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await db?.end();
  });

  type Found = Pick<Comparison, 'lost' | 'twice' | 'diverged'>;

  test(
    'are found sound; an event that is dropped, applied twice, merged by who heard first, or not there though it was acknowledged, is named',
    () =>
      withCounter(1, (one) =>
        withCounter(2, async (two) => {
          const counters = [one, two];
          for (const each of counters) await joinedAs(each, operator);
          // Both correct what the other one does not know yet: the newest by their clocks is in force.
          const plan = { person: 0, remembered: {} };
          await doAct(one, { ...plan, number: 1, kind: 'register', issues: false });
          await together(operator, counters);
          await doAct(two, { ...plan, number: 2, kind: 'correct' });
          await doAct(one, { ...plan, number: 3, kind: 'correct' });
          await together(operator, counters);

          const acknowledged = new Map(
            counters.map((each) => [each.terminal, new Map(newEventsOf(each, 0))]),
          );
          /** Of copies, in which something was changed. */
          async function found(
            planted: string,
            change: (data: (of: Counter) => string) => void,
            cutOff: readonly (readonly string[])[] = [],
          ): Promise<Found> {
            const copyOf = ({ terminal }: Counter) => join(folder, planted, terminal);
            for (const each of counters) cpSync(each.dataDirectory, copyOf(each), { recursive: true });
            change(copyOf);
            const { lost, twice, diverged } = await compare(
              counters.map((each) => ({
                terminal: each.terminal,
                data: copyOf(each),
                acknowledged: acknowledged.get(each.terminal) ?? new Map(),
                cutOff,
              })),
              operator.sql,
            );
            return { lost, twice, diverged };
          }
          const inCopy = (data: string, statements: string) =>
            changeBeside(data, createFakeKeystore(), statements);
          const sound = { lost: [], twice: [], diverged: [] };
          expect(await found('nothing', () => undefined)).toEqual(sound);

          const [last] = inStore(two, (store) =>
            listRows<{ number: number }>(
              store,
              `SELECT number FROM branch_event WHERE type = 'worker-corrected'`,
            ),
          );
          const name = `017-1 1 ${last?.number}`;
          const dropped = await found('dropped', (data) =>
            inCopy(
              data(two),
              `DROP TRIGGER branch_event_stays; DELETE FROM branch_event WHERE number = ${last?.number}`,
            ),
          );
          expect(dropped.lost).toEqual([`${name} is not at 017-2`]);

          const unapplied = await found('not applied', (data) =>
            inCopy(data(two), `UPDATE branch_event SET state = 'newer' WHERE number = ${last?.number}`),
          );
          expect(unapplied.diverged).toEqual([`${name} is newer at 017-2`]);

          // The other one of the two, as where whatever is heard last counts.
          const byOrder = await found('by order', (data) =>
            inCopy(
              data(two),
              `UPDATE contract SET workplace = iif(workplace = 'Local 2', 'Local 3', 'Local 2')`,
            ),
          );
          expect(byOrder.diverged).toEqual([expect.stringContaining('contract.workplace')]);

          // An attempt that nobody was told of: only a kill in the middle of an act about that person leaves one.
          const spent = (data: (of: Counter) => string) =>
            inCopy(
              data(two),
              `INSERT INTO credential_guard (code, check_spent, recovery_spent)
               SELECT identification_code, 1, 0 FROM worker`,
            );
          const { number } = soakPerson(0).passport;
          const untold = await found('attempt', spent);
          expect(untold.diverged).toEqual([expect.stringContaining('spent {"check":1')]);
          const another = await found('attempt, another cut off', spent, [[soakPerson(1).passport.number]]);
          expect(another.diverged).toEqual(untold.diverged);
          expect(await found('attempt, cut off', spent, [[number]])).toEqual(sound);

          // Applied once more, by the kiosk itself.
          changeBeside(
            two.dataDirectory,
            two.keystore,
            `UPDATE branch_event SET state = 'kept' WHERE number = ${last?.number}`,
          );
          await together(operator, counters);
          const again = await found('twice', () => undefined);
          expect(again.twice).toEqual([expect.stringContaining('017-2 applied')]);

          await db.admin.begin(async (transaction) => {
            await transaction`SET LOCAL session_replication_role = replica`;
            await transaction`DELETE FROM records.event WHERE terminal = '017-1' AND number = ${last?.number ?? 0}`;
          });
          const forgotten = await found('forgotten', () => undefined);
          expect(forgotten.lost).toEqual([
            `017-1 ${1_000_000_000 + (last?.number ?? 0)} is not at head office`,
          ]);
        }),
      ),
    600_000,
  );
});
