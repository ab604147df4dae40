import { expect, test } from 'vitest';
import { noteComebackSlip } from '#electron/main/db/registration/comeback-slip-store.ts';
import { getDraftValues } from '#electron/main/db/registration/draft-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('381: a draft, its place, what is wrong in it, its slip and what waits for head office are named anew', () => {
  const missing = [
    { kind: 'document', document: 'passport' },
    { kind: 'field', field: 'identity.number' },
    { kind: 'field', field: 'contract.type' },
  ] as const;
  atVersion(380, (db) => {
    db.exec(`
    INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
      VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO visit (id, state, step, field, wrong_fields, opened_at, opened_by)
      VALUES ('v1', 'draft', 'passport', 'passport.givenNames', '["passport.surname","contract.position"]', 't', 'a1');
    INSERT INTO visit (id, state, step, field, opened_at, opened_by)
      VALUES ('v2', 'draft', 'contract', 'contract.type', 't', 'a1');
    INSERT INTO draft_field VALUES ('v1', 'passport.surname', 'Núñez'), ('v1', 'contract.position', 'passport.x');
    INSERT INTO comeback_slip VALUES ('v1', '${JSON.stringify(missing).replace('identity.', 'passport.')}');
    INSERT INTO outbox (id, kind, subject, payload, created_at, audit_sequence, audit_hash) VALUES
      ('o1', 'worker-registered', 'w1', '{"values":{"passport.surname":"\\"passport.","contact.email":"a@b.ec"},"code":"E"}', 't', 1, 'h'),
      ('o2', 'clock-set', NULL, '{"by":"passport."}', 't', 1, 'h');`);
  });
  atVersion(381, (db) => {
    expect(getDraftValues(db, 'v1')).toEqual({
      'identity.surname': 'Núñez',
      'contract.position': 'passport.x',
    });
    expect(db.prepare('SELECT id, step, field, wrong_fields FROM visit ORDER BY id').raw().all()).toEqual([
      ['v1', 'identity', 'identity.givenNames', '["identity.surname","contract.position"]'],
      ['v2', 'contract', 'contract.type', '[]'],
    ]);
    expect(noteComebackSlip(db, 'v1', missing)).toBe(false);
    const payloads = db.prepare('SELECT payload FROM outbox ORDER BY id').pluck().all();
    expect(payloads.map((payload) => JSON.parse(String(payload)))).toEqual([
      { values: { 'identity.surname': '"passport.', 'contact.email': 'a@b.ec' }, code: 'E' },
      { by: 'passport.' },
    ]);
  });
});
