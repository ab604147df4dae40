import { expect, test } from 'vitest';
import { listPeppersInUse, nameOwnPepper } from '#electron/main/db/issuance/hash-peppers.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('500: hashes of before are of the store’s own pepper, and the peppers in use are those of what still counts', () => {
  atVersion(460, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Ana', 'ana', 'admin', 1, 't');
      INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
        VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
      INSERT INTO credential (id, worker_id, hash, issued_at, replaced_at)
        VALUES ('c1', 'w1', 'h', 't', 't'), ('c2', 'w1', 'i', 't', NULL);
      INSERT INTO security_image (worker_id, hash, saved_at) VALUES ('w1', 'h', 't');
      INSERT INTO security_answer (worker_id, question, hash, saved_at) VALUES ('w1', 'first-pet', 'h', 't');`);
  });
  atVersion(500, (db) => {
    expect(listPeppersInUse(db)).toEqual(['']);
    nameOwnPepper(db, 'own');
    nameOwnPepper(db, 'another');
    expect(listPeppersInUse(db)).toEqual(['own']);
    db.exec("UPDATE credential SET pepper = 'old' WHERE id = 'c1'");
    expect(listPeppersInUse(db)).toEqual(['own']);
    db.exec("UPDATE credential SET pepper = 'b' WHERE id = 'c2'; UPDATE security_answer SET pepper = 'a'");
    expect(listPeppersInUse(db)).toEqual(['a', 'b', 'own']);
    expect(
      db
        .prepare(
          "EXPLAIN QUERY PLAN SELECT min(pepper) FROM credential WHERE replaced_at IS NULL AND pepper > 'a'",
        )
        .get(),
    ).toMatchObject({ detail: expect.stringContaining('INDEX credential_by_pepper (pepper>?)') });
  });
});
