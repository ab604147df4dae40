import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('410: packets and receipts are kept once each, and events that were refused stay so', () => {
  atVersion(400, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Ana', 'ana', 'admin', 1, 't');
      INSERT INTO event (key, epoch, number, type, version, time_wall, time_count, audit_sequence, previous_hash,
        content, hash, state, refusal) VALUES
        (1000000001, 1, 1, 'clock-set', 1, 't', 0, 0, '${'0'.repeat(64)}', '{}', 'h', 'refused', 'a reason');`);
  });
  atVersion(410, (db) => {
    const packet = "INSERT INTO packet VALUES (1, 1, 'p1', 't', 'a1', 'stick', '[]', 1, 1, 0, 0)";
    db.exec(packet);
    expect(() => db.exec(packet.replace("'p1'", "'p2'"))).toThrow(/UNIQUE/);
    expect(() => db.exec(packet.replace('(1, 1', '(1, 2'))).toThrow(/UNIQUE/);
    expect(() => db.exec(packet.replace('(1, 1', '(1, 2').replace("'p1'", "'p2'").replace('[]', ''))).toThrow(
      /CHECK/,
    );
    const receipt = "INSERT INTO receipt VALUES ('office', 1, 'h', 't', 't', 'a1', 1, 0, 0)";
    db.exec(receipt);
    expect(() => db.exec(receipt)).toThrow(/UNIQUE/);
    db.exec(receipt.replace('office', 'another'));
    const plan = db
      .prepare("EXPLAIN QUERY PLAN SELECT count(*) FROM event WHERE state = 'refused'")
      .all() as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toContain('event_refused');
    expect(db.prepare('SELECT refusal FROM event').pluck().all()).toEqual(['a reason']);
  });
});
