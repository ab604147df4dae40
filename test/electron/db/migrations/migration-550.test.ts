import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('550: purposes stay, and one that the database has never heard of is kept', () => {
  atVersion(540, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Rosa', 'rosa', 'clerk', 1, 't');
      INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by) VALUES
        ('v1', 'registered', 'hand-over', 'registration', NULL, 't', 'a1'),
        ('v2', 'registered', 'hand-over', 'kit', 'counter', 't', 'a1');`);
    expect(() => db.exec("UPDATE visit SET purpose = 'appointment'")).toThrow(/CHECK/);
  });
  atVersion(550, (db) => {
    const purposes = () => db.prepare('SELECT id, purpose FROM visit ORDER BY id').all();
    expect(purposes()).toEqual([
      { id: 'v1', purpose: 'registration' },
      { id: 'v2', purpose: 'kit' },
    ]);
    db.exec("UPDATE visit SET purpose = 'appointment' WHERE id = 'v2'");
    expect(purposes()).toContainEqual({ id: 'v2', purpose: 'appointment' });
    db.exec(
      "INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v3', 'draft', 'search', 't', 'a1')",
    );
    expect(purposes()).toContainEqual({ id: 'v3', purpose: 'registration' });
  });
});
