import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('340: accounts go on as they are, with their secrets; what was done with them stays, and takes two from now on', () => {
  atVersion(330, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at) VALUES
      ('a1', 'Ana', 'ana', 'admin', 'h1', 'p1', 1, '2026-03-02'),
      ('a2', 'Rosa', 'rosa', 'clerk', 'h2', 'p2', 0, '2026-03-03'),
      ('a3', 'Sonia', 'sonia', 'supervisor', 'h3', 'p3', 1, '2026-03-04');
    INSERT INTO account_act (account_id, act, done_by, reason, at)
      VALUES ('a2', 'deactivated', 'a1', 'left the branch', 't');`);
  });
  atVersion(340, (db) => {
    expect(db.prepare("SELECT * FROM account WHERE id = 'a2'").get()).toEqual({
      id: 'a2',
      name: 'Rosa',
      username: 'rosa',
      role: 'clerk',
      password_hash: 'h2',
      pin_hash: 'p2',
      active: 0,
      created_at: '2026-03-03',
      chosen_at: '2026-03-03',
      one_time_hash: null,
      one_time_issued_at: null,
      one_time_expires_at: null,
      created_by: null,
      sign_off: 'before',
    });
    expect(db.prepare('SELECT * FROM account_act').all()).toEqual([
      {
        number: 1,
        account_id: 'a2',
        act: 'deactivated',
        done_by: 'a1',
        co_signed_by: null,
        reason: 'left the branch',
        at: 't',
      },
    ]);
    const insert = (values: string) =>
      db.exec(
        `INSERT INTO account_act (account_id, act, done_by, co_signed_by, reason, at) VALUES (${values})`,
      );
    insert("'a2', 'reset', 'a1', 'a3', 'forgotten', 't'");
    insert("'a2', 'accepted-alone', 'a1', NULL, 'nobody else', 't'");
    for (const [act, signer] of [
      ['reset', 'NULL'],
      ['signed-off', 'NULL'],
      ['signed-off', "'a1'"],
      ['signed-off', "'a2'"],
      ['activated', "'a3'"],
      ['removed', 'NULL'],
    ]) {
      expect(() => insert(`'a2', '${act}', 'a1', ${signer}, 'a reason', 't'`)).toThrow(/CHECK/);
    }
    expect(() => db.exec("UPDATE account_act SET reason = 'other'")).toThrow(/stays/);
    expect(() => db.exec('DELETE FROM account_act')).toThrow(/stays/);
    const change = (values: string) => db.exec(`UPDATE account SET ${values} WHERE id = 'a2'`);
    expect(() => change("one_time_hash = 'o'")).toThrow(/CHECK/);
    expect(() => change("sign_off = 'perhaps'")).toThrow(/CHECK/);
    expect(() => change("created_by = 'a2'")).toThrow(/CHECK/);
    change(
      "password_hash = NULL, pin_hash = NULL, one_time_hash = 'o', one_time_issued_at = 't', one_time_expires_at = 'u'",
    );
  });
});

test('350: an account has a language once it chose one', () => {
  atVersion(340, (db) =>
    db.exec(`
    INSERT INTO account (id, name, username, role, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 1, 't')`),
  );
  atVersion(350, (db) => {
    expect(db.prepare('SELECT language FROM account').get()).toEqual({ language: null });
    db.exec("UPDATE account SET language = 'en'");
    expect(db.prepare('SELECT language FROM account').get()).toEqual({ language: 'en' });
  });
});
