import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('220: the signature of a registration names its person, what is signed and two people', () => {
  atVersion(220, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, registered_at, registered_by)
      VALUES (1, 'w1', '0962467429', 't', 'a1');`);
    const insert = (values: string) => db.exec(`INSERT INTO registration_signature VALUES (${values})`);
    expect(() => insert("'w1','cedula','0962467429',NULL,NULL,'a1','a1','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'w2','cedula','0962467429',NULL,NULL,'a1','a2','why','t'")).toThrow(/FOREIGN KEY/);
    expect(() => insert("'w1','name','Rosa',NULL,NULL,'a1','a2','why','t'")).toThrow(/CHECK/);
    insert("'w1','cedula','0962467429',NULL,NULL,'a1','a2','why','t'");
    expect(() => db.exec('DELETE FROM worker')).toThrow(/FOREIGN KEY/);
  });
});
