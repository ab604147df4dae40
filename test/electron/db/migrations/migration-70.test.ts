import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('70: visits of before are registrations, a service is one too, and no counter passes three', () => {
  atVersion(60, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
      INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v1', 'draft', 'search', 't', 'a1');`),
  );
  atVersion(70, (db) => {
    expect(db.prepare('SELECT id, purpose, code, outcome FROM visit').all()).toEqual([
      { id: 'v1', purpose: 'registration', code: null, outcome: null },
    ]);
    db.exec(`
      INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by)
        VALUES ('v2', 'registered', 'hand-over', 'unlock', 'worker', 't', 'a1');
      INSERT INTO credential_guard (code, check_spent, recovery_spent) VALUES ('E017-2-000001-X', 3, 0);`);
    expect(() => db.exec('UPDATE credential_guard SET check_spent = 4')).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE credential_guard SET locked_at = 't'")).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE visit SET purpose = 'other'")).toThrow(/CHECK/);
  });
});

test('80: an assisted unlock names two people, and a call-back is whole or absent', () => {
  atVersion(80, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by)
      VALUES ('v1', 'registered', 'hand-over', 'assisted', 'counter', 't', 'a1');`);
    const insert = (values: string) => db.exec(`INSERT INTO assisted_unlock VALUES (${values})`);
    expect(() => insert("'v1', 'a1', 'a1', 'reason', NULL, NULL, NULL, 't'")).toThrow(/CHECK/);
    expect(() => insert("'v1', 'a1', 'a2', 'reason', '022', NULL, 'denied', 't'")).toThrow(/CHECK/);
    insert("'v1', 'a1', 'a2', 'reason', NULL, NULL, NULL, 't'");
  });
});
