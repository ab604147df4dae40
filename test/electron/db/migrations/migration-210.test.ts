import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('210: sequence numbers stay, a cédula needs none, and only its own cards share its number', () => {
  atVersion(209, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
      INSERT INTO worker (id, identification_code, code_sequence, registered_at, registered_by)
        VALUES ('w1', 'E017-2-000007-X', 7, 't', 'a1');
      INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number)
        VALUES (1001, 1, 't', 'AB1', 'VEN', 'AB-1');
      INSERT INTO visit (id, state, step, worker_id, opened_at, opened_by)
        VALUES ('v1', 'registered', 'hand-over', 'w1', 't', 'a1');`),
  );
  atVersion(210, (db) => {
    expect(db.prepare('SELECT id, code_sequence FROM worker').all()).toEqual([
      { id: 'w1', code_sequence: 7 },
    ]);
    expect(db.prepare('SELECT procedure FROM visit').all()).toEqual([{ procedure: 'registration' }]);
    expect(db.prepare('SELECT number, renewal, issue_date, fingerprint_code FROM passport').all()).toEqual([
      { number: 'AB-1', renewal: 0, issue_date: null, fingerprint_code: null },
    ]);
    db.exec(`
      INSERT INTO worker (id, identification_code, cedula, registered_at, registered_by)
        VALUES ('w2', '1710034065', '1710034065', 't', 'a1');
      UPDATE visit SET procedure = 'enrolment';`);
    expect(() => db.exec("UPDATE visit SET procedure = 'other'")).toThrow(/CHECK/);
    const card = (passportKey: number, numberKey: string, renewal: number) =>
      db.exec(`INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number, renewal)
        VALUES (${passportKey}, ${Math.floor(passportKey / 1000)}, 't', '${numberKey}', 'ECU', 'n', ${renewal})`);
    card(2001, '1710034065', 0);
    expect(() => card(1002, '1710034065', 0)).toThrow(/UNIQUE/);
    card(2002, '1710034065', 1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
