import { expect, test } from 'vitest';
import { noteComebackSlip } from '#electron/main/db/registration/comeback-slip-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('290: a registration that is pending since before gets its next slip, and then none that asks for the same', () => {
  atVersion(280, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO visit (id, reference, state, step, opened_by, opened_at)
      VALUES ('v1', '204', 'pending-documents', 'review', 'a1', 't');`);
  });
  atVersion(290, (db) => {
    const passport = { kind: 'document', document: 'passport' } as const;
    const contract = { kind: 'document', document: 'contract' } as const;
    expect(noteComebackSlip(db, 'v1', [passport, contract])).toBe(true);
    expect(noteComebackSlip(db, 'v1', [passport, contract])).toBe(false);
    expect(noteComebackSlip(db, 'v1', [contract])).toBe(true);
    expect(() => noteComebackSlip(db, 'v2', [contract])).toThrow(/FOREIGN KEY/);
  });
});
