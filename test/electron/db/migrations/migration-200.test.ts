import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('200: purposes stay, a sheet is awaited once and in force once, and every end has its cause', () => {
  atVersion(199, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
      INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
      INSERT INTO worker (id, identification_code, code_sequence, registered_at, registered_by)
        VALUES ('w1', 'E017-2-000001-X', 1, 't', 'a1');
      INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v1', 'draft', 'search', 't', 'a1');
      INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by)
        VALUES ('v2', 'registered', 'hand-over', 'unlock', 'worker', 't', 'a1');`),
  );
  atVersion(200, (db) => {
    expect(db.prepare('SELECT id, purpose FROM visit ORDER BY id').all()).toEqual([
      { id: 'v1', purpose: 'registration' },
      { id: 'v2', purpose: 'unlock' },
    ]);
    db.exec("UPDATE visit SET purpose = 'kit' WHERE id = 'v2'");
    expect(() => db.exec("UPDATE visit SET purpose = 'other'")).toThrow(/CHECK/);

    const sheet = (id: string, columns: string, values: string) =>
      db.exec(`INSERT INTO kit (id, worker_id, visit_id, serial, printed_at ${columns})
        VALUES ('${id}', 'w1', 'v2', 'ACDE', 't' ${values})`);
    sheet('k1', ', in_force_at', ", 't'");
    expect(() => sheet('k2', ', in_force_at', ", 't'")).toThrow(/UNIQUE/);
    sheet('k2', '', '');
    expect(() => sheet('k3', '', '')).toThrow(/UNIQUE/);
    expect(() => db.exec("UPDATE kit SET void_at = 't' WHERE id = 'k2'")).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE kit SET void_at = 't', void_cause = 'supervisor' WHERE id = 'k1'")).toThrow(
      /CHECK/,
    );
    expect(() =>
      db.exec(`UPDATE kit SET void_at = 't', void_cause = 'supervisor', revoked_by = 'a1', co_signed_by = 'a1'
        WHERE id = 'k1'`),
    ).toThrow(/CHECK/);
    db.exec(`UPDATE kit SET void_at = 't', void_cause = 'supervisor', revoked_by = 'a1', co_signed_by = 'a2',
      reason = 'perdida' WHERE id = 'k1'`);
    expect(() => db.exec("INSERT INTO kit_code (kit_id, position, hash) VALUES ('k1', 11, 'h')")).toThrow(
      /CHECK/,
    );
    expect(() => db.exec("INSERT INTO kit_guard VALUES ('E017-2-000001-X', 6)")).toThrow(/CHECK/);
  });
});
