import { expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { openCounter, tell } from '#test/shared/domain/convergence/counters.ts';
import * as acts from '#test/shared/domain/convergence/person-acts.ts';
import { eachTestHasAStore } from '../each-test-store.ts';
import { applyAll, inStore, keep } from './told-events.ts';

/** What is told of whoever is at the display waits until they have gone, and so does what comes after it. */

eachTestHasAStore();

const stranger = { 'identity.number': 'B 77' };

/** Every act of a person: a new one has no line here, and the test does not compile. */
const toldOfThem: Readonly<Record<PersonAct['type'], PersonAct>> = {
  // Under an id that nobody here has heard of: it is the same person by the passport and the birth date.
  'worker-registered': acts.registered('a2', { 'contract.position': 'waiter' }),
  'worker-corrected': acts.corrected('a', { ...recordOf(acts.registered('a')), 'contract.position': 'x' }),
  'cedula-recorded': acts.cedulaRecorded('a', '0962467429'),
  'contact-changed': acts.emailChanged('a', 'new@example.org'),
  'credential-issued': acts.issued('a', 'second'),
  'credential-recovered': acts.recovered('a', 'second'),
  'credential-revoked': acts.revoked('a', 'first'),
  'death-withdrawn': acts.deathWithdrawn('a', 'first'),
  'credential-attempted': acts.attempted('a', false),
  'credential-locked': acts.locked('a'),
  'credential-unlocked': acts.unlocked('a'),
  'assisted-unlock-attempted': acts.assistedAttempted('a', false, null),
  'recovery-kit-issued': acts.kitIssued('a', 'kit-2'),
  'recovery-kit-used': acts.kitUsed('a', 'kit-1'),
  'recovery-kit-attempted': acts.kitAttempted('a'),
  'recovery-kit-revoked': acts.kitRevoked('a', 'kit-1'),
};

function recordOf({ payload }: PersonAct): Readonly<Record<string, string>> {
  return 'values' in payload ? payload.values : {};
}

test.each(Object.values(toldOfThem))('$type', async (act) => {
  const [one, two] = [openCounter('017-1'), openCounter('017-2')];
  const known = [
    tell(one, 0, acts.registered('a')),
    tell(one, 1, acts.issued('a', 'first')),
    tell(one, 2, acts.kitIssued('a', 'kit-1')),
    tell(one, 3, acts.registered('b', stranger)),
  ];
  const told = [tell(two, 4, act), tell(two, 5, acts.attempted('a', false))];
  await inStore(async (db) => {
    const applied = () =>
      listRows<{ state: string }>(db, 'SELECT state FROM branch_event ORDER BY position').filter(
        ({ state }) => state === 'applied',
      ).length;
    keep(db, [...known, ...told]);
    db.exec("UPDATE branch_event SET state = 'newer' WHERE position > 4");
    await applyAll(db);
    db.exec("UPDATE branch_event SET state = 'kept' WHERE position > 4");
    await applyAll(db, 'a');
    expect(applied()).toBe(4);
    await applyAll(db, 'b');
    expect(applied()).toBe(6);
    expect(listRows(db, 'SELECT id FROM worker ORDER BY id')).toEqual([{ id: 'a' }, { id: 'b' }]);
  });
});

test('of somebody else it does not wait', async () => {
  const one = openCounter('017-1');
  tell(one, 0, acts.registered('a'));
  tell(one, 1, acts.registered('b', stranger));
  tell(one, 2, acts.registered('c', { 'identity.birthDate': '1984-01-02' }));
  tell(one, 3, acts.cedulaRecorded('b', '0962467429'));
  await inStore(async (db) => {
    keep(db, one.known);
    await applyAll(db, 'a');
    expect(listRows(db, "SELECT 1 FROM branch_event WHERE state <> 'applied'")).toEqual([]);
  });
});
