import { expect, test } from 'vitest';
import { openEventOrigin } from '#electron/main/db/head-office/event-origin.ts';
import { listWaitingEvents } from '#electron/main/db/head-office/event-store.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { createSecretSealer } from '#electron/main/keys/secret-sealer.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

const first = '2026-03-02T14:30:00.000Z';

function fill(terminal: string): void {
  atVersion(380, (db) => {
    db.exec(`
    ${terminal}
    INSERT INTO outbox (id, kind, subject, payload, state, attempts, created_at, attempted_at, acknowledged_at,
      audit_sequence, audit_hash) VALUES
      ('o1', 'worker-registered', 'w1', '{"workerId":"w1","values":{"passport.surname":"Núñez"}}', 'acknowledged', 1,
        '${first}', '2026-03-02T15:00:00.000Z', '2026-03-02T15:00:01.000Z', 0, '${'0'.repeat(64)}'),
      ('o2', 'clock-set', NULL, '{"to":"b","from":"a"}', 'saved', 0, '2026-03-02T14:00:00.000Z', NULL, NULL, 0,
        '${'0'.repeat(64)}');`);
  });
}

test('390: what waited for head office takes its place in the chain, and is signed when the store opens', () => {
  fill("INSERT INTO terminal VALUES (1, '017', 'Quito', 2, 't');");
  // A store opens at the newest version.
  atVersion(420, (db) => {
    expect(verifyEvents(db).fault).toBe('event 1 of epoch 1 is of an epoch without a key');
    const sealer = createSecretSealer(Buffer.alloc(32, 7));
    const origin = openEventOrigin(db, sealer, new Date(first));
    expect(verifyEvents(db)).toEqual({ fault: undefined, events: 2, epochs: 1 });
    // A second opening has nothing to do.
    expect(openEventOrigin(db, sealer, new Date()).publicKey()).toBe(origin.publicKey());
    const rows = db.prepare('SELECT key, state, attempts, answered_at FROM event ORDER BY key').all();
    expect(rows).toEqual([
      { key: 1_000_000_001, state: 'acknowledged', attempts: 1, answered_at: '2026-03-02T15:00:01.000Z' },
      { key: 1_000_000_002, state: 'saved', attempts: 0, answered_at: null },
    ]);
    const [waiting] = listWaitingEvents(db, 10);
    expect(waiting?.reading).toMatchObject({
      state: 'known',
      event: {
        type: 'clock-set',
        version: 0,
        terminal: '017-2',
        number: 2,
        // The clock had been set back in between: the order of the rows stays.
        time: { wall: first, count: 1 },
        payload: { from: 'a', to: 'b' },
      },
    });
    expect(() => db.exec('SELECT * FROM outbox')).toThrow(/no such table/);
  });
});

test('390: a gap, another predecessor, a change and a removal are refused by the database', () => {
  fill("INSERT INTO terminal VALUES (1, '017', 'Quito', 2, 't');");
  atVersion(420, (db) => {
    const hash = db.prepare('SELECT hash FROM event ORDER BY key DESC LIMIT 1').pluck().get();
    const insert = (epoch: number, number: number, previous: unknown) =>
      db
        .prepare(
          `INSERT INTO event (key, epoch, number, type, version, time_wall, time_count, audit_sequence, previous_hash,
             content, hash) VALUES (? * 1000000000 + ?, ?, ?, 'x', 1, 't', 0, 0, ?, '{}', 'h')`,
        )
        .run(epoch, number, epoch, number, previous);
    expect(() => insert(1, 4, hash)).toThrow(/no gaps/);
    expect(() => insert(1, 2, hash)).toThrow(/no gaps/);
    expect(() => insert(2, 2, hash)).toThrow(/no gaps/);
    expect(() => insert(1, 3, 'another')).toThrow(/names the one before/);
    insert(5, 1, hash);
    expect(() => insert(1, 3, 'h')).toThrow(/no gaps/);
    expect(() => db.exec("UPDATE event SET content = '[]'")).toThrow(/never changed/);
    expect(() => db.exec('DELETE FROM event')).toThrow(/stays/);
    db.exec("UPDATE event SET signature = 's' WHERE signature IS NULL");
    expect(() => db.exec("UPDATE event SET signature = 'other'")).toThrow(/signed once/);
    expect(() => db.exec("UPDATE event SET state = 'refused' WHERE number = 2")).toThrow(/CHECK/);
    db.exec("UPDATE event SET state = 'refused', refusal = 'unknown person' WHERE number = 2");
  });
});

test('390: a store that is being set up has nothing to move', () => {
  atVersion(380, () => undefined);
  atVersion(390, (db) => expect(verifyEvents(db)).toEqual({ fault: undefined, events: 0, epochs: 0 }));
});
