import { expect, test } from 'vitest';
import { migrations } from '#electron/main/db/migrations.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('280: whoever was in the search before is found by the keys of today, and nobody is told apart yet', () => {
  atVersion(270, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1'), (2, 'w2', 'E017-2-000002-T', 2, 't', 'a1');
    INSERT INTO passport (key, worker_number, recorded_at, number_key, number, issuing_state, surname, given_names)
      VALUES (1001, 1, 't', 'N1', 'N1', 'VEN', 'De la Cruz', 'Elena'), (2001, 2, 't', 'N2', 'N2', 'VEN', 'Gil', 'Ana');
    INSERT INTO worker_search (rowid, name, sound) VALUES (1, 'DE LA CRUZ ELENA', 'DE LA KRUS ELENA');
    INSERT INTO high_water (name, value) VALUES ('search', 2), ('code', 7);`);
  });
  atVersion(280, (db) => {
    expect(db.prepare("SELECT value FROM high_water WHERE name = 'code'").pluck().get()).toBe(7);
    expect(() => db.exec("DELETE FROM high_water WHERE name = 'code'")).toThrow(/never falls/);
    const told = (worker: string, other: string) =>
      db.exec(`INSERT INTO told_apart VALUES ('${worker}', '${other}', 'twins', 'a1', 't')`);
    expect(() => told('w1', 'w1')).toThrow(/CHECK/);
    told('w2', 'w1');
    expect(db.prepare('SELECT reason FROM told_apart').pluck().all()).toEqual(['twins']);
  });
  // Search reads tables of later versions too.
  atVersion(migrations.at(-1)?.version ?? 280, (db) => {
    const found = searchWorkers(db, { text: 'delacruz', birthDate: null });
    expect(found.map(({ workerId }) => workerId)).toEqual(['w1']);
  });
});
