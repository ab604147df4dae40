import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('190: a revocation names two people, ends one credential once, and reports a passport where that is the cause', () => {
  atVersion(190, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
    INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number)
      VALUES (1001, 1, 't', 'S1', 'VEN', 'S1');
    INSERT INTO credential (id, worker_id, hash, issued_at) VALUES ('c1', 'w1', 'h', 't');`);
    const insert = (values: string) => db.exec(`INSERT INTO credential_revocation VALUES (${values})`);
    expect(() => insert("'c1','w1','error',NULL,'a1','a1','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'c1','w1','whim',NULL,'a1','a2','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'c1','w1','document-lost',NULL,'a1','a2','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'c1','w1','death',1001,'a1','a2','why','t'")).toThrow(/CHECK/);
    insert("'c1','w1','document-lost',1001,'a1','a2','why','t'");
    expect(() => insert("'c1','w1','error',NULL,'a1','a2','why','t'")).toThrow(/UNIQUE/);
    expect(() => db.exec('DELETE FROM passport')).toThrow(/FOREIGN KEY/);
  });
});
