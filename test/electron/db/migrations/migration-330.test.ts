import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('330: contracts of before have no HASH code, and keep the rest', () => {
  atVersion(320, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
    INSERT INTO contract (key, worker_number, recorded_at, employer_ruc, sut_number)
      VALUES (1001, 1, 't', '1790011674001', 'MDT-1');`);
  });
  atVersion(330, (db) => {
    const row = db.prepare('SELECT employer_ruc, sut_number, sut_hash FROM contract').get();
    expect(row).toEqual({ employer_ruc: '1790011674001', sut_number: 'MDT-1', sut_hash: null });
  });
});
