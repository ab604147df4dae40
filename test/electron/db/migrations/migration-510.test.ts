import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('510: a pepper that something was hashed with stays, one of no hash may go, and none is changed', () => {
  atVersion(500, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Ana', 'ana', 'admin', 1, 't');
      INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
        VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
      INSERT INTO credential (id, worker_id, hash, pepper, issued_at, replaced_at)
        VALUES ('c1', 'w1', 'h', '${'a'.repeat(16)}', 't', 't'), ('c2', 'w1', 'i', '${'b'.repeat(16)}', 't', NULL);`);
  });
  atVersion(510, (db) => {
    const insert = db.prepare(
      `INSERT INTO pepper (name, sealed, generation, made_at, added_at, from_terminal, from_epoch)
       VALUES (?, 's', ?, ?, 't', ?, ?)`,
    );
    insert.run('a'.repeat(16), 0, null, '017-1', 1);
    insert.run('b'.repeat(16), 1, 't', null, null);
    expect(() => insert.run('c'.repeat(16), 0, null, null, null)).toThrow('CHECK');
    expect(() => insert.run('c'.repeat(16), 2, null, '017-1', 1)).toThrow('CHECK');
    expect(() => db.exec("UPDATE pepper SET sealed = 'other'")).toThrow('hashes were made with this pepper');
    expect(() => db.exec('DELETE FROM pepper WHERE generation = 1')).toThrow(
      'hashes were made with this pepper',
    );
    expect(
      db.exec('DELETE FROM pepper WHERE generation = 0').prepare('SELECT name FROM pepper').all(),
    ).toEqual([{ name: 'b'.repeat(16) }]);
    expect(() =>
      db.exec(`INSERT INTO pepper_holder (terminal, epoch, keys, approval_id, since)
        VALUES ('017-1', 1, 'k', 'nobody decided it', 't')`),
    ).toThrow('FOREIGN KEY');
  });
});
