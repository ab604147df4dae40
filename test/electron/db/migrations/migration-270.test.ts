import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('270: signatures of before stay, and what is printed on a card can be signed', () => {
  const insert = (values: string) => `INSERT INTO registration_signature VALUES (${values})`;
  atVersion(260, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at) VALUES
      ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't'), ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, registered_at, registered_by)
      VALUES (1, 'w1', '0962467429', 't', 'a1');
    ${insert("'w1','cedula','0962467429',NULL,NULL,'a1','a2','why','t'")};`);
    expect(() => db.exec(insert("'w1','birthDate','1990-01-01',NULL,NULL,'a1','a2','why','t'"))).toThrow(
      /CHECK/,
    );
  });
  atVersion(270, (db) => {
    db.exec(insert("'w1','birthDate','1990-01-01',NULL,NULL,'a1','a2','why','t'"));
    expect(() => db.exec(insert("'w1','birthDate','1990-01-01',NULL,NULL,'a1','a1','why','t'"))).toThrow(
      /CHECK/,
    );
    expect(db.prepare('SELECT what, value FROM registration_signature').all()).toEqual([
      { what: 'cedula', value: '0962467429' },
      { what: 'birthDate', value: '1990-01-01' },
    ]);
  });
});
