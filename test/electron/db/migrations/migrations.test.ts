import { expect, test } from 'vitest';
import { migrations } from '#electron/main/db/migrations.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

/** Each migration from the version before it to its own, on rows that people left there. */

const accountAndTerminal = `
  INSERT INTO terminal VALUES (1, '017', 'Quito Centro', 2, '2026-03-02T14:30:00.000Z');
  INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, '2026-03-02T14:30:00.000Z');
  INSERT INTO high_water VALUES ('clock', 1772461800000, NULL);`;
const auditEntry = "INSERT INTO audit_event VALUES (1, 't', 'signed-in', 'a1', NULL, '{}', '0', 'h1');";
const worker = `
  INSERT INTO worker VALUES (1, 'w1', 'E017-2-000001-X', 1, NULL, NULL, 't', 'a1', NULL);
  INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number, surname)
    VALUES (1001, 1, 't', 'AB1', 'VEN', 'AB-1', 'Núñez');`;
const visit = `
  INSERT INTO visit (id, state, step, worker_id, opened_at, opened_by)
    VALUES ('v1', 'registered', 'review', 'w1', 't', 'a1');
  INSERT INTO draft_field VALUES ('v1', 'passport.surname', 'Núñez');`;

test('versions rise', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
});

test('10: from nothing, a terminal with one row and marks that never fall', () => {
  atVersion(10, (db) => {
    db.exec(accountAndTerminal);
    expect(() => db.exec("INSERT INTO terminal VALUES (2, '018', 'x', 1, 't')")).toThrow(/CHECK/);
    expect(() => db.exec('UPDATE high_water SET value = 1')).toThrow(/never falls/);
    expect(() =>
      db.exec("INSERT INTO account VALUES ('a2', 'R', 'rosa', 'clerk', 'h', 'p', 1, 't')"),
    ).toThrow(/UNIQUE/);
    expect(() => db.exec("INSERT INTO account VALUES ('a2', 'R', 'r', 'boss', 'h', 'p', 1, 't')")).toThrow(
      /CHECK/,
    );
  });
});

test('20: accounts stay; the trail begins', () => {
  atVersion(10, (db) => db.exec(accountAndTerminal));
  atVersion(20, (db) => {
    expect(db.prepare('SELECT username FROM account').get()).toEqual({ username: 'rosa' });
    db.exec(auditEntry);
    expect(() => db.exec(auditEntry.replace('(1,', '(3,'))).toThrow(/no gaps/);
    expect(() => db.exec('DELETE FROM audit_event')).toThrow(/append-only/);
  });
});

test('30: the trail stays; workers need a known account', () => {
  atVersion(20, (db) => db.exec(accountAndTerminal + auditEntry));
  atVersion(30, (db) => {
    expect(db.prepare('SELECT hash FROM audit_event').get()).toEqual({ hash: 'h1' });
    db.exec(worker);
    expect(() =>
      db.exec(worker.replaceAll("'a1'", "'nobody'").replace("(1, 'w1'", "(2, 'w2'").replace('000001', '2')),
    ).toThrow(/FOREIGN KEY/);
    const again =
      "INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number) VALUES (1002, 1, 't', 'AB1', 'VEN', 'x')";
    expect(() => db.exec(again)).toThrow(/UNIQUE/);
  });
});

test('40: workers stay; a visit may be theirs', () => {
  atVersion(30, (db) => db.exec(accountAndTerminal + auditEntry + worker));
  atVersion(40, (db) => {
    expect(db.prepare('SELECT surname FROM passport').get()).toEqual({ surname: 'Núñez' });
    db.exec(visit);
    expect(() => db.exec(visit.replaceAll("'v1'", "'v2'").replace("'w1'", "'nobody'"))).toThrow(
      /FOREIGN KEY/,
    );
  });
});

test('50: visits and drafts stay; one credential is in force', () => {
  atVersion(40, (db) => db.exec(accountAndTerminal + auditEntry + worker + visit));
  atVersion(50, (db) => {
    expect(db.prepare('SELECT value FROM draft_field').get()).toEqual({ value: 'Núñez' });
    db.exec("INSERT INTO credential VALUES ('c1', 'w1', 'h', 't', NULL)");
    expect(() => db.exec("INSERT INTO credential VALUES ('c2', 'w1', 'h', 't', NULL)")).toThrow(/UNIQUE/);
  });
});

test('60: papers stay; one paper of a kind is owed to a visit', () => {
  atVersion(50, (db) => {
    db.exec(accountAndTerminal + auditEntry + worker + visit);
    db.exec(
      "INSERT INTO paper (id, visit_id, kind, language, created_at, size, sha256, file) VALUES ('p1', 'v1', 'receipt', 'en', 't', 1, 's', 'f')",
    );
  });
  atVersion(60, (db) => {
    expect(db.prepare('SELECT kind FROM paper').get()).toEqual({ kind: 'receipt' });
    const owed = "INSERT INTO owed_paper VALUES ('v1', 'receipt', 'en', 't')";
    db.exec(owed);
    expect(() => db.exec(owed)).toThrow(/UNIQUE/);
    expect(() => db.exec(owed.replace("'v1'", "'v2'"))).toThrow(/FOREIGN KEY/);
  });
});
