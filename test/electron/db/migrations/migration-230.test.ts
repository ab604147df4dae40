import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('230: a death is taken back once, by two people, and stays as it was signed', () => {
  atVersion(230, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
    INSERT INTO credential (id, worker_id, hash, issued_at) VALUES ('c1', 'w1', 'h', 't');
    INSERT INTO credential_revocation VALUES ('c1', 'w1', 'death', NULL, 'a1', 'a2', 'why', 't');`);
    const insert = (values: string) => db.exec(`INSERT INTO withdrawn_death VALUES (${values})`);
    expect(() => insert("'c1','a2','a2','lives','t'")).toThrow(/CHECK/);
    expect(() => insert("'c2','a1','a2','lives','t'")).toThrow(/FOREIGN KEY/);
    insert("'c1','a1','a2','lives','t'");
    expect(() => insert("'c1','a1','a2','lives','t'")).toThrow(/UNIQUE/);
    expect(() => db.exec('DELETE FROM credential_revocation')).toThrow(/FOREIGN KEY/);
  });
});
