import { expect, test } from 'vitest';
import { migrations } from '#electron/main/db/migrations.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('540: whoever was in the search before is found by what stands apart in it today', () => {
  atVersion(460, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Rosa', 'rosa', 'clerk', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by, procedure)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1', 'registration');
    INSERT INTO passport (key, worker_number, recorded_at, number_key, number, issuing_state, surname, given_names)
      VALUES (1001, 1, 't', 'N1', 'N1', 'VEN', 'De la Cruz', 'Elena');
    INSERT INTO worker_search (rowid, name, sound) VALUES (1, 'DE LA CRUZ ELENA DELACRUZ', 'DE LA KRUS ELENA');
    INSERT INTO high_water (name, value) VALUES ('search', 1);`);
  });
  atVersion(540, (db) => {
    expect(db.prepare("SELECT value FROM high_water WHERE name = 'search'").get()).toBeUndefined();
    expect(() => db.exec("DELETE FROM high_water WHERE name = 'act'")).toThrow(/never falls/);
  });
  // Search reads tables of later versions too.
  atVersion(migrations.at(-1)?.version ?? 540, (db) => {
    const found = (text: string) =>
      searchWorkers(db, { text, birthDate: null }).map(({ workerId }) => workerId);
    expect(found('delac')).toEqual(['w1']);
    expect(found('cruz elena')).toEqual(['w1']);
  });
});
