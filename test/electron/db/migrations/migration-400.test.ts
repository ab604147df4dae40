import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

const accounts = `INSERT INTO account (id, name, username, role, active, created_at) VALUES
  ('a1', 'Rosa', 'rosa', 'clerk', 1, 't'), ('a2', 'Sonia', 'sonia', 'supervisor', 1, 't');`;

test('400: a request is decided once, by somebody else and in time, and stays with its decision', () => {
  atVersion(390, (db) => db.exec(accounts));
  atVersion(400, (db) => {
    const ask = (id: string, changes: { askedBy?: string; facts?: string } = {}) =>
      db
        .prepare(
          `INSERT INTO approval_request (id, act, subject, asked_by, asked_at, expires_at, facts, digest)
             VALUES (?, 'revokeKit', '{}', ?, 't1', 't5', ?, 'd')`,
        )
        .run(id, changes.askedBy ?? 'a1', changes.facts ?? '[]');
    const decide = (id: string, outcome: string, by: string | null, at = 't2') =>
      db
        .prepare('INSERT INTO approval_decision VALUES (?, ?, ?, ?, ?)')
        .run(id, outcome, by, by === null ? null : 'a reason', at);
    const isOpen = (id: string) =>
      db.prepare('SELECT is_open FROM approval_request WHERE id = ?').pluck().get(id);

    expect(() => ask('r0', { askedBy: 'nobody' })).toThrow(/FOREIGN KEY/);
    expect(() => ask('r0', { facts: 'none' })).toThrow(/CHECK/);
    for (const id of ['r1', 'r2', 'r3', 'r4']) ask(id);
    expect(() => decide('r1', 'approved', 'a1')).toThrow(/nobody decides what they asked/);
    expect(() => decide('r1', 'approved', 'a2', 't6')).toThrow(/expired/);
    expect(() => decide('r1', 'approved', null)).toThrow(/CHECK/);
    expect(() => decide('r1', 'expired', 'a2')).toThrow(/CHECK/);
    expect(() => decide('r1', 'perhaps', 'a2')).toThrow(/CHECK/);
    expect(() => decide('other', 'approved', 'a2')).toThrow(/FOREIGN KEY/);
    expect(isOpen('r1')).toBe(1);
    decide('r1', 'approved', 'a2');
    decide('r2', 'refused', 'a2');
    decide('r3', 'expired', null, 't6');
    expect(['r1', 'r2', 'r3', 'r4'].map(isOpen)).toEqual([0, 0, 0, 1]);
    expect(() => decide('r1', 'approved', 'a2')).toThrow(/UNIQUE|PRIMARY/);

    for (const change of [
      "facts = '[1]'",
      "digest = 'e'",
      "expires_at = 't9'",
      "asked_by = 'a2'",
      "subject = '[]'",
    ]) {
      expect(() => db.exec(`UPDATE approval_request SET ${change} WHERE id = 'r4'`)).toThrow(/stays/);
    }
    expect(() => db.exec("UPDATE approval_request SET is_open = 1 WHERE id = 'r1'")).toThrow(
      /not open again/,
    );
    expect(() => db.exec("UPDATE approval_decision SET reason = 'b' WHERE request_id = 'r1'")).toThrow(
      /stays/,
    );
    for (const id of ['r1', 'r2', 'r4']) {
      expect(() => db.exec(`DELETE FROM approval_request WHERE id = '${id}'`)).toThrow(/stays/);
    }
    expect(() => db.exec("DELETE FROM approval_decision WHERE request_id = 'r1'")).toThrow(/stays/);
    db.exec("DELETE FROM approval_request WHERE id = 'r3'");
    expect(db.prepare('SELECT request_id FROM approval_decision').pluck().all()).toEqual(['r1', 'r2']);
  });
});
