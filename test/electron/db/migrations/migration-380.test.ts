import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('380: visits of before stay, and are on nobody’s screen', () => {
  atVersion(330, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v1', 'draft', 'search', 't', 'a1');`);
  });
  atVersion(380, (db) => {
    expect(db.prepare('SELECT id FROM visit').pluck().all()).toEqual(['v1']);
    expect(db.prepare('SELECT count(*) FROM visit_at_counter').pluck().get()).toBe(0);
    db.exec("INSERT INTO visit_at_counter VALUES ('a1', 'v1')");
    expect(() => db.exec("INSERT INTO visit_at_counter VALUES ('a1', 'v1')")).toThrow(/UNIQUE/);
    expect(() => db.exec("INSERT INTO visit_at_counter VALUES ('a2', 'v1')")).toThrow(/FOREIGN KEY/);
  });
});
