import { expect, test } from 'vitest';
import { getFacts } from '#electron/main/db/people/fact-tables.ts';
import { insertContact, insertContract } from '#electron/main/db/people/worker-store.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('382: a record says its procedure, another one is no matter of the database, and facts need no column', () => {
  atVersion(381, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO worker (id, identification_code, code_sequence, registered_at, registered_by) VALUES
      ('w1', 'E017-2-000007-X', 7, 't', 'a1'), ('w2', '1710034065', NULL, 't', 'a1');
    INSERT INTO contact (key, worker_number, recorded_at, email) VALUES (1001, 1, 't', 'a@b.ec');
    INSERT INTO visit (id, state, step, procedure, opened_at, opened_by) VALUES
      ('v1', 'draft', 'search', 'registration', 't', 'a1'), ('v2', 'draft', 'search', 'enrolment', 't', 'a1');`);
    expect(() => db.exec("UPDATE visit SET procedure = 'other'")).toThrow(/CHECK/);
  });
  atVersion(382, (db) => {
    expect(db.prepare('SELECT procedure FROM visit ORDER BY id').pluck().all()).toEqual([
      'registration',
      'enrolment',
    ]);
    expect(db.prepare('SELECT procedure FROM worker ORDER BY id').pluck().all()).toEqual([
      'registration',
      'enrolment',
    ]);
    db.exec("UPDATE visit SET procedure = 'other' WHERE id = 'v2'");
    db.exec("UPDATE worker SET procedure = 'other' WHERE id = 'w2'");
    expect(getFacts(db, 1)).toEqual({ 'contact.email': 'a@b.ec' });

    const facts = {
      'contact.email': 'c@d.ec',
      'contact.chat': 'rosa',
      'permit.number': 'P 7',
    } as DraftValues;
    insertContact(db, 'w1', facts, new Date(0));
    insertContract(db, 'w1', facts, new Date(0));
    expect(getFacts(db, 1)).toEqual(facts);
    insertContract(db, 'w1', {}, new Date(1));
    expect(getFacts(db, 1)).toEqual({ 'contact.email': 'c@d.ec', 'contact.chat': 'rosa' });
    expect(db.prepare('SELECT count(*) FROM contract').pluck().get()).toBe(0);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
});
