import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('250: what was done with an account has its reason, another person’s hand, and stays', () => {
  atVersion(250, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Ana', 'ana', 'admin', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');`);
    const insert = (values: string) =>
      db.exec(`INSERT INTO account_act (account_id, act, done_by, reason, at) VALUES (${values})`);
    insert("'a2', 'deactivated', 'a1', 'left the branch', 't'");
    insert("'a2', 'activated', 'a1', 'is back', 't'");
    expect(() => insert("'a1', 'deactivated', 'a1', 'myself', 't'")).toThrow(/CHECK/);
    expect(() => insert("'a2', 'deactivated', 'a1', '', 't'")).toThrow(/CHECK/);
    expect(() => insert("'a2', 'removed', 'a1', 'why', 't'")).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE account_act SET reason = 'other'")).toThrow(/stays/);
    expect(() => db.exec('DELETE FROM account_act')).toThrow(/stays/);
  });
});
