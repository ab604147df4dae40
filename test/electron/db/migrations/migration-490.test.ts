import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('490: people and staff of other counters lie beside those of this one', () => {
  atVersion(480, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES
        ('a1', 'Ana', 'ana', 'admin', 1, 't'), ('a2', 'Eva', 'eva', 'supervisor', 1, 't');
      INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
        VALUES (1, 'w1', 'E017200000042K', 42, 't', 'a1');
      INSERT INTO worker_alias VALUES ('X1', 'official', 1, 't');
      INSERT INTO credential (id, worker_id, hash, issued_at, replaced_at) VALUES ('c1', 'w1', 'h', 't', 't');
      INSERT INTO approval_request (id, act, subject, asked_by, asked_at, expires_at)
        VALUES ('r1', 'revokeCredential', '{}', 'a1', 't', 't'), ('r2', 'withdrawDeath', '{}', 'a1', 't', 't');
      INSERT INTO approval_decision VALUES ('r1', 'approved', 'a2', 'because', 't'), ('r2', 'approved', 'a2', 'because', 't');
      INSERT INTO credential_revocation VALUES ('c1', 'w1', 'death', NULL, 'r1', 't');
      INSERT INTO withdrawn_death VALUES ('c1', 'r2', 't');`);
  });
  atVersion(490, (db) => {
    expect(db.prepare('SELECT * FROM worker_alias').raw().all()).toEqual([['X1', 'official', 1, 't']]);
    expect(db.prepare('SELECT * FROM withdrawn_death').raw().all()).toEqual([['c1', 'r2', 't']]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.exec("INSERT INTO worker_alias VALUES ('E017100000007X', 'identification', 1, 't')");
    db.exec("INSERT INTO worker_told_as VALUES ('w2', 'w1')");
    expect(() => db.exec("INSERT INTO worker_told_as VALUES ('w1', 'w1')")).toThrow(/CHECK/);
    const elsewhere = `INSERT INTO account (id, name, username, role, active, created_at, origin)
      VALUES ('b1', 'Eva', '017-1 b1', 'clerk', 0, 't', '017-1')`;
    db.exec(elsewhere);
    expect(() => db.exec("UPDATE account SET active = 1 WHERE id = 'b1'")).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE account SET password_hash = 'h' WHERE id = 'b1'")).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE worker SET origin = '017-1'")).toThrow(/CHECK/);
    db.exec("INSERT INTO finding VALUES ('f1', 'issued-twice', 'w1', '[]', '[]', 't', NULL, NULL, NULL)");
    expect(() => db.exec('DELETE FROM finding')).toThrow(/stays/);
    db.exec("UPDATE finding SET looked_by = 'a1', looked_at = 't', note = 'fine'");
    expect(() => db.exec("UPDATE finding SET note = 'other'")).toThrow(/stays/);
  });
});
