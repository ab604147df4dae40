import { beforeEach, expect, test } from 'vitest';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

const at = '2026-03-02T14:30:00.000Z';
const later = '2026-03-04T09:00:00.000Z';

/** Every act that two people signed, as version 400 keeps it, and some that nobody signed. */
const before = `
  INSERT INTO account (id, name, username, role, active, created_at) VALUES
    ('a1', 'Rosa', 'rosa', 'clerk', 1, 't'), ('a2', 'Sonia', 'sonia', 'supervisor', 1, 't'),
    ('a3', 'Ana', 'ana', 'admin', 1, 't');
  INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by) VALUES
    (1, 'w1', 'E017-2-000001-X', 1, 't', 'a1'), (2, 'w2', 'E017-2-000002-V', 2, 't', 'a1');
  INSERT INTO passport (key, worker_number, recorded_at, number_key, issuing_state, number)
    VALUES (1001, 1, 't', 'AB1', 'VEN', 'AB-1');
  INSERT INTO contact (key, worker_number, recorded_at) VALUES (1001, 1, 't'), (1002, 1, 't'), (1003, 1, 't');
  INSERT INTO credential (id, worker_id, hash, issued_at, replaced_at) VALUES
    ('c1', 'w1', 'h', 't', '${at}'), ('c2', 'w2', 'h', 't', '${at}');
  INSERT INTO visit (reference, id, state, step, worker_id, mrz_accepted_by, mrz_accepted_reason, opened_at, opened_by)
    VALUES (41, 'v1', 'draft', 'search', NULL, 'a2', 'print fault', '${at}', 'a3'),
      (42, 'v2', 'draft', 'search', NULL, 'a2', 'no trail', '${at}', 'a1'),
      (43, 'v3', 'draft', 'search', 'w1', NULL, NULL, 't', 'a1'),
      (44, 'v4', 'draft', 'search', 'w1', NULL, NULL, 't', 'a1'),
      (45, 'v5', 'draft', 'search', 'w2', NULL, NULL, 't', 'a1');
  INSERT INTO visit_document (id, visit_id, kind, media_type, size, sha256, file, added_at, added_by)
    VALUES ('d1', 'v1', 'passport', 'image/jpeg', 9, 's', 'original', 't', 'a1');
  INSERT INTO audit_event (sequence, at, event, account_id, subject, detail, previous_hash, hash) VALUES
    (1, '2026-03-02T14:40:00.000Z', 'mrz-accepted', 'a3', '0041', '{"coSigner":"a2"}', '0', '1'),
    (2, '${later}', 'mrz-accepted', 'a1', '0041', '{"coSigner":"a2"}', '1', '2'),
    (3, '${at}', 'gate-overridden', 'a1', '0041', '{"coSigner":"a2","document":"d1","gate":"glare"}', '2', '3');
  INSERT INTO gate_override VALUES ('d1', 'glare', 'a2', 'glossy paper', '${at}'), ('d1', 'colour', 'a2', 'pale', '${at}');
  INSERT INTO assisted_unlock VALUES ('v5', 'a1', 'a2', 'on the telephone', '022', 'Núñez', 'confirmed', '${at}');
  INSERT INTO contact_change VALUES
    ('v3', 'w1', 'email', 1001, 1002, 'a1', 'a2', 'approved', 'lost it', '${at}'),
    ('v4', 'w1', 'email,mobile', 1002, NULL, 'a1', 'a2', 'declined', 'not them', '${later}');
  INSERT INTO credential_revocation VALUES
    ('c1', 'w1', 'document-lost', 1001, 'a1', 'a2', 'lost', '${at}'), ('c2', 'w2', 'death', NULL, 'a1', 'a2', 'died', '${at}');
  INSERT INTO withdrawn_death VALUES ('c2', 'a1', 'a2', 'alive', '${later}');
  INSERT INTO kit (rowid, id, worker_id, visit_id, serial, printed_at, in_force_at, void_at, void_cause, revoked_by,
    co_signed_by, reason) VALUES
      (7, 'k9', 'w1', 'v3', 'ACDE', 't1', 't1', '${at}', 'supervisor', 'a1', 'a2', 'stolen'),
      (9, 'k2', 'w1', 'v3', 'ACDF', 't1', 't1', 't', 'replaced', NULL, NULL, NULL),
      (12, 'k1', 'w1', 'v3', 'ACDG', 't1', 't1', NULL, NULL, NULL, NULL, NULL);
  INSERT INTO kit_code (kit_id, position, hash) VALUES ('k9', 1, 'h1'), ('k1', 1, 'h2');
  INSERT INTO print_job (id, kit_id, job, sent_at) VALUES ('j1', 'k1', '77', 't');
  INSERT INTO registration_signature (rowid, worker_id, what, value, before_key, after_key, attended_by, co_signed_by,
    reason, signed_at) VALUES
      (3, 'w1', 'cedula', '1710034065', NULL, NULL, 'a1', 'a2', 'compared', '${at}'),
      (5, 'w1', 'email', 'a@b.ec', 1002, 1003, 'a1', 'a2', 'compared', '${at}'),
      (6, 'w1', 'email', 'c@b.ec', 1002, 1003, 'a1', 'a2', 'compared', '${later}');
  INSERT INTO clock_setting VALUES (4, 1772461800000, 1772461800500, 'a3', 'a2', 'battery');
  INSERT INTO account_act VALUES
    (1, 'a1', 'deactivated', 'a3', NULL, 'on holiday', 't1'), (2, 'a1', 'reset', 'a3', 'a2', 'forgotten', '${at}'),
    (3, 'a1', 'signed-off', 'a3', 'a2', 'known here', '${later}');`;

beforeEach(() => atVersion(400, (db) => db.exec(before)));

/** Each act's row with what was asked and decided of it. */
function approvals(db: Connection, table: string, key: string, approvalId = 'approval_id') {
  return db
    .prepare(
      `SELECT ${table}.${key}, request.act, request.subject, request.about, request.asked_by, decision.outcome,
         decision.decided_by, decision.reason, decision.decided_at
       FROM ${table} JOIN approval_decision AS decision ON decision.request_id = ${table}.${approvalId}
         JOIN approval_request AS request ON request.id = decision.request_id ORDER BY ${table}.${key}`,
    )
    .raw()
    .all();
}

test('411: who signed every act, with whom and why is asked and decided, and nothing of it is lost', () => {
  atVersion(411, (db) => {
    const [w1, w2] = ['E017-2-000001-X', 'E017-2-000002-V'];
    const [of1, of2] = ['{"workerId":"w1"}', '{"workerId":"w2"}'];
    expect(approvals(db, 'assisted_unlock', 'visit_id')).toEqual([
      [
        ...['v5', 'approveAssistedUnlock', '{"visitId":"v5"}', w2],
        ...['a1', 'approved', 'a2', 'on the telephone', at],
      ],
    ]);
    expect(approvals(db, 'contact_change', 'visit_id')).toEqual([
      ['v3', 'approveContactChange', '{"visitId":"v3"}', w1, 'a1', 'approved', 'a2', 'lost it', at],
      ['v4', 'approveContactChange', '{"visitId":"v4"}', w1, 'a1', 'refused', 'a2', 'not them', later],
    ]);
    expect(approvals(db, 'credential_revocation', 'credential_id')).toEqual([
      ['c1', 'revokeCredential', of1, w1, 'a1', 'approved', 'a2', 'lost', at],
      ['c2', 'revokeCredential', of2, w2, 'a1', 'approved', 'a2', 'died', at],
    ]);
    expect(approvals(db, 'withdrawn_death', 'credential_id')).toEqual([
      ['c2', 'withdrawDeath', of2, w2, 'a1', 'approved', 'a2', 'alive', later],
    ]);
    expect(approvals(db, 'kit', 'id')).toEqual([
      ['k9', 'revokeKit', of1, w1, 'a1', 'approved', 'a2', 'stolen', at],
    ]);
    const signed = (value: string, when: string) => [
      ...[value, 'confirmWithSignature', of1, w1, 'a1', 'approved', 'a2', 'compared', when],
    ];
    expect(approvals(db, 'registration_signature', 'value')).toEqual([
      signed('1710034065', at),
      signed('a@b.ec', at),
      signed('c@b.ec', later),
    ]);
    expect(approvals(db, 'clock_setting', 'number')).toEqual([
      [4, 'setClockRight', '{}', null, 'a3', 'approved', 'a2', 'battery', at],
    ]);
    const account = '{"accountId":"a1"}';
    expect(approvals(db, 'account_act', 'number')).toEqual([
      [2, 'resetAccount', account, null, 'a3', 'approved', 'a2', 'forgotten', at],
      [3, 'signOffAccount', account, null, 'a3', 'approved', 'a2', 'known here', later],
    ]);
    // Who asked for these two stands on the trail: the last entry is of the acceptance that counts.
    const visit = (id: string) => `{"visitId":"${id}"}`;
    expect(approvals(db, 'visit', 'id', 'mrz_approval_id')).toEqual([
      ['v1', 'acceptMrz', visit('v1'), '0041', 'a1', 'approved', 'a2', 'print fault', later],
      ['v2', 'acceptMrz', visit('v2'), '0042', null, 'approved', 'a2', 'no trail', at],
    ]);
    const gate = (name: string) => `{"documentId":"d1","gate":"${name}","visitId":"v1"}`;
    expect(approvals(db, 'gate_override', 'gate')).toEqual([
      ['colour', 'overrideGate', gate('colour'), '0041', null, 'approved', 'a2', 'pale', at],
      ['glare', 'overrideGate', gate('glare'), '0041', 'a1', 'approved', 'a2', 'glossy paper', at],
    ]);
    // Two facts that were signed together are one request; and nothing else was added.
    expect(db.prepare('SELECT count(*) FROM approval_request WHERE is_open = 0').pluck().get()).toBe(16);
    expect(db.prepare('SELECT count(*) FROM approval_request').pluck().get()).toBe(16);
  });
});

test('411: what the acts say beside stays, and so does what refers to them', () => {
  atVersion(411, (db) => {
    const all = (sql: string) => db.prepare(sql).raw().all();
    expect(all('SELECT call_number, call_who, call_result FROM assisted_unlock')).toEqual([
      ['022', 'Núñez', 'confirmed'],
    ]);
    expect(all('SELECT fields, before_key, after_key, decided_at FROM contact_change')).toEqual([
      ['email', 1001, 1002, at],
      ['email,mobile', 1002, null, later],
    ]);
    expect(all('SELECT credential_id, cause, passport_key, revoked_at FROM credential_revocation')).toEqual([
      ['c1', 'document-lost', 1001, at],
      ['c2', 'death', null, at],
    ]);
    expect(all('SELECT withdrawn_at FROM withdrawn_death')).toEqual([[later]]);
    // Of two sheets of one moment the later row counts: their order stays.
    expect(all('SELECT id, serial, printed_at, in_force_at, void_cause FROM kit ORDER BY rowid')).toEqual([
      ['k9', 'ACDE', 't1', 't1', 'supervisor'],
      ['k2', 'ACDF', 't1', 't1', 'replaced'],
      ['k1', 'ACDG', 't1', 't1', null],
    ]);
    expect(all('SELECT kit_id, hash FROM kit_code ORDER BY hash')).toEqual([
      ['k9', 'h1'],
      ['k1', 'h2'],
    ]);
    expect(all('SELECT kit_id FROM print_job')).toEqual([['k1']]);
    expect(all('SELECT what, before_key, after_key, signed_at FROM registration_signature')).toEqual([
      ['cedula', null, null, at],
      ['email', 1002, 1003, at],
      ['email', 1002, 1003, later],
    ]);
    expect(all('SELECT * FROM clock_setting')).toEqual([
      [4, 1772461800000, 1772461800500, 'setClockRight:4'],
    ]);
    expect(all('SELECT number, account_id, act, done_by, reason, at FROM account_act')).toEqual([
      [1, 'a1', 'deactivated', 'a3', 'on holiday', 't1'],
      [2, 'a1', 'reset', null, null, at],
      [3, 'a1', 'signed-off', null, null, later],
    ]);
    expect(all('SELECT id FROM visit WHERE mrz_approval_id IS NULL ORDER BY id')).toEqual([
      ['v3'],
      ['v4'],
      ['v5'],
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('411: the tables take no act without its decision, of another decision, nor of the account itself', () => {
  atVersion(411, (db) => {
    const decide = (id: string, outcome: 'approved' | 'refused' | 'expired', by = 'a2') =>
      db.exec(`INSERT INTO approval_request (id, act, subject, asked_by, asked_at, expires_at, facts, digest)
          VALUES ('${id}', 'x', '{}', 'a1', 't1', 't3', '[]', 'd');
        INSERT INTO approval_decision VALUES ('${id}', '${outcome}',
          ${outcome === 'expired' ? 'NULL, NULL' : `'${by}', 'why'`}, 't2');`);
    for (const id of ['p1', 'p2', 'p3', 'p4']) decide(id, 'approved');
    decide('n1', 'refused');
    decide('n2', 'expired');
    db.exec('DELETE FROM assisted_unlock; DELETE FROM withdrawn_death; DELETE FROM contact_change');
    const clocks = db.prepare(
      'INSERT INTO clock_setting (time_before, time_after, approval_id) VALUES (1, 2, ?)',
    );
    for (const other of ['n1', 'n2', 'unknown']) {
      expect(() => clocks.run(other)).toThrow(/as two people decided/);
    }
    clocks.run('p1');
    expect(() => clocks.run('p1')).toThrow(/UNIQUE/);
    expect(() => db.exec('UPDATE clock_setting SET time_before = 0')).toThrow(/stays/);
    expect(() => db.exec('DELETE FROM clock_setting')).toThrow(/stays/);

    const insert = (table: string, values: string) => () =>
      db.exec(`INSERT INTO ${table} VALUES (${values})`);
    expect(insert('assisted_unlock', "'v5', 'n1', NULL, NULL, NULL")).toThrow(/as two people decided/);
    expect(insert('withdrawn_death', "'c2', 'n2', 't'")).toThrow(/as two people decided/);
    expect(insert('withdrawn_death', "'c2', NULL, 't'")).toThrow(/as two people decided|NOT NULL/);
    const change = (after: string, id: string) => `'v3', 'w1', 'email', 1001, ${after}, '${id}', 't'`;
    expect(insert('contact_change', change('1002', 'n1'))).toThrow(/as two people decided/);
    expect(insert('contact_change', change('NULL', 'p2'))).toThrow(/as two people decided/);
    insert('contact_change', change('NULL', 'n1'))();
    expect(() =>
      db.exec("UPDATE kit SET void_at = 't', void_cause = 'supervisor', approval_id = 'n1' WHERE id = 'k1'"),
    ).toThrow(/as two people decided/);
    expect(() => db.exec("UPDATE kit SET void_at = 't', void_cause = 'supervisor' WHERE id = 'k1'")).toThrow(
      /CHECK/,
    );
    expect(() => db.exec("UPDATE visit SET mrz_approval_id = 'n2' WHERE id = 'v3'")).toThrow(
      /as two people decided/,
    );
    db.exec("UPDATE visit SET mrz_approval_id = 'p2' WHERE id = 'v3'");
    db.exec('UPDATE visit SET mrz_approval_id = NULL');

    const acts = (values: string) => () =>
      db.exec(
        `INSERT INTO account_act (account_id, act, done_by, reason, approval_id, at) VALUES (${values}, 't')`,
      );
    expect(acts("'a1', 'reset', NULL, NULL, 'p3'")).toThrow(/as two people decided/);
    expect(acts("'a2', 'reset', NULL, NULL, 'p3'")).toThrow(/as two people decided/);
    expect(acts("'a3', 'reset', NULL, NULL, 'n1'")).toThrow(/as two people decided/);
    expect(acts("'a3', 'reset', 'a1', 'a reason', NULL")).toThrow(/CHECK/);
    expect(acts("'a3', 'created', NULL, NULL, 'p3'")).toThrow(/CHECK/);
    expect(acts("'a3', 'created', 'a3', 'a reason', NULL")).toThrow(/CHECK/);
    expect(acts("'a3', 'created', 'a1', 'a', NULL")).toThrow(/CHECK/);
    acts("'a3', 'created', 'a1', 'a reason', NULL")();
    acts("'a3', 'signed-off', NULL, NULL, 'p4'")();
    expect(() => db.exec("UPDATE account_act SET reason = 'other'")).toThrow(/stays/);
    expect(() => db.exec('DELETE FROM account_act')).toThrow(/stays/);
    expect(() => db.exec("DELETE FROM approval_decision WHERE request_id = 'p4'")).toThrow(/stays/);
  });
});
