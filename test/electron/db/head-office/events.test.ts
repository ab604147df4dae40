import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { openEventOrigin } from '#electron/main/db/head-office/event-origin.ts';
import {
  appendEvent,
  listWaitingEvents,
  markEventsSent,
  summariseWaiting,
} from '#electron/main/db/head-office/event-store.ts';
import { getEventContent, readWaitingEvents } from '#electron/main/db/head-office/packet-events.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { createSecretSealer } from '#electron/main/keys/secret-sealer.ts';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { clerkId, eachTestHasAStore, reopen, store } from '#test/electron/db/each-test-store.ts';
import { later, registerWorker, testNow } from '#test/electron/db/test-store.ts';

eachTestHasAStore();

function person(number: number): string {
  return registerWorker(store, clerkId, { 'identity.number': `A${number}` }).workerId;
}

function lock(code: string, at = testNow): void {
  transact(store.db, () => {
    appendAudit(store.db, {
      event: 'credential-locked',
      accountId: null,
      subject: code,
      detail: { by: 'check' },
      at,
    });
    appendEvent(store.db, store.events, {
      type: 'credential-locked',
      subject: null,
      payload: { workerId: null, identificationCode: code, by: 'check', lockedAt: at.toISOString() },
      at,
    });
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What somebody with the store's key and an SQLite of their own could do. */
function tamper(sql: string): void {
  const triggers = store.db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('event', 'signing_key')",
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) store.db.exec(`DROP TRIGGER ${name}`);
  store.db.exec(sql);
  for (const trigger of triggers) store.db.exec(trigger.sql);
}

describe('an event', () => {
  test('is numbered, names the one before and the head of the trail, and is signed by the store’s key', async () => {
    const first = person(1);
    await reopen();
    person(2);
    const [one, two] = listWaitingEvents(store.db, 10);
    expect(one?.reading).toMatchObject({
      event: { terminal: '017-2', epoch: 1, number: 1, subject: first, previousHash: '0'.repeat(64) },
    });
    expect(two?.reading).toMatchObject({
      event: { number: 2, previousHash: one?.hash, time: { wall: testNow.toISOString(), count: 1 } },
    });
    for (const { content, signature } of [one, two].filter((each) => each !== undefined)) {
      expect(isSignedBy(content, signature, store.events.publicKey())).toBe(true);
    }
    expect(verifyEvents(store.db)).toEqual({ fault: undefined, events: 2, epochs: 1 });
  });

  test('belongs to the transaction of its act, and is gone with it', () => {
    const event = {
      type: 'clock-set',
      subject: null,
      payload: {
        from: testNow.toISOString(),
        to: testNow.toISOString(),
        attendedBy: 'a',
        coSignedBy: 'b',
        reason: 'r',
      },
      at: testNow,
    } as const;
    expect(() => appendEvent(store.db, store.events, event)).toThrow(/transaction of its act/);
    expect(() =>
      transact(store.db, () => {
        appendEvent(store.db, store.events, event);
        throw new Error('rolled back');
      }),
    ).toThrow('rolled back');
    person(1);
    expect(verifyEvents(store.db)).toMatchObject({ events: 1 });
  });

  test('is not written with a payload that its schema does not take', () => {
    const payload = { workerId: null, identificationCode: 'E1', by: 'clerk', lockedAt: 'yesterday' };
    const event = { type: 'credential-locked', subject: null, payload, at: testNow } as const;
    // @ts-expect-error neither a cause nor a payload of another kind compiles
    expect(() => transact(store.db, () => appendEvent(store.db, store.events, event))).toThrow(/lockedAt/);
    expect(verifyEvents(store.db)).toMatchObject({ events: 0 });
  });

  test('of a newer program is kept, chained and passed on as it is', () => {
    person(1);
    const [before] = listWaitingEvents(store.db, 1);
    if (before?.reading.state !== 'known') throw new Error('no event');
    const content = before.content
      .replace('"version":1', '"version":2')
      .replace('"number":1', '"number":2')
      .replace('0'.repeat(64), before.hash);
    tamper(`INSERT INTO event (key, epoch, number, type, version, subject, time_wall, time_count, audit_sequence,
        previous_hash, content, hash, signature)
      SELECT key + 1, epoch, 2, type, 2, subject, time_wall, time_count, audit_sequence, hash,
        '${content.replaceAll("'", "''")}', '${sha256(content)}', '${store.events.sign(content)}' FROM event`);
    expect(verifyEvents(store.db)).toMatchObject({ events: 2 });
    const [, newer] = listWaitingEvents(store.db, 10);
    expect(newer).toMatchObject({ content, reading: { state: 'unknown' } });
    person(2);
    expect(verifyEvents(store.db)).toMatchObject({ events: 3 });
  });
});

describe('an epoch', () => {
  test('begins at one again, with a key of its own, and names the last event of the one before', () => {
    person(1);
    const before = store.events.publicKey();
    transact(store.db, () => store.events.beginEpoch(58, testNow));
    expect(store.events.publicKey()).not.toBe(before);
    person(2);
    const [one, two] = listWaitingEvents(store.db, 10);
    expect(two?.reading).toMatchObject({ event: { epoch: 58, number: 1, previousHash: one?.hash } });
    expect(verifyEvents(store.db)).toEqual({ fault: undefined, events: 2, epochs: 2 });
  });

  test('has a key that only the store’s own key opens', () => {
    const other = createSecretSealer(Buffer.alloc(32, 1));
    expect(() => openEventOrigin(store.db, other, testNow).sign('x')).toThrow();
    const rows = store.db.prepare('SELECT sealed_private_key FROM signing_key').pluck().all();
    expect(String(rows[0])).not.toContain('MC4CAQ');
  });
});

describe('verify finds', () => {
  test.each([
    [
      'a changed text',
      "UPDATE event SET content = replace(content, 'MARIA', 'MARTA') WHERE number = 2",
      /event 2 .* was changed/,
    ],
    [
      'a number that is missing',
      'DELETE FROM event WHERE number = 2',
      /event 3 .* does not follow in number/,
    ],
    [
      'another predecessor',
      'UPDATE event SET previous_hash = hash WHERE number = 2',
      /event 2 .* does not name the one before/,
    ],
    [
      'a signature of somebody else',
      "UPDATE event SET signature = 'AAAA' WHERE number = 3",
      /event 3 .* not signed/,
    ],
    [
      'a row that says something else',
      "UPDATE event SET type = 'clock-set' WHERE number = 3",
      /event 3 .* something else/,
    ],
    ['another subject', "UPDATE event SET subject = 'nobody' WHERE number = 1", /event 1 .* something else/],
  ])('%s', (_what, sql, fault) => {
    for (const number of [1, 2, 3]) person(number);
    tamper(sql);
    expect(verifyEvents(store.db).fault).toMatch(fault);
  });

  test('an entry of another trail', () => {
    person(1);
    store.db.exec('DROP TRIGGER audit_event_is_never_changed; UPDATE audit_event SET hash = upper(hash)');
    expect(verifyEvents(store.db).fault).toMatch(/event 1 .* another audit trail/);
  });

  test('an act that was told to nobody, and an end that was cut off', () => {
    person(1);
    lock('E017-2-000001-X');
    lock('E017-2-000002-X', later(1));
    expect(verifyEvents(store.db)).toMatchObject({ events: 3 });
    tamper('DELETE FROM event WHERE number = 3');
    expect(verifyEvents(store.db).fault).toMatch(/\(credential-locked\) was told to nobody/);
  });

  test('an act whose event is gone, beside others of its kind that were told', () => {
    for (const number of [1, 2, 3]) lock(`E017-2-00000${number}-X`, later(number));
    tamper('DELETE FROM event WHERE number = 3');
    expect(verifyEvents(store.db).fault).toMatch(/entry 4 .*\(credential-locked\) was told to nobody/);
  });

  test('an act that another person’s event stands for', () => {
    lock('E017-2-000001-X');
    transact(store.db, () => {
      const entry = { accountId: null, detail: { by: 'check' }, at: later(1) };
      appendAudit(store.db, { ...entry, event: 'credential-locked', subject: 'E017-2-000002-X' });
    });
    lock('E017-2-000003-X', later(2));
    expect(verifyEvents(store.db).fault).toMatch(/entry 3 .*\(credential-locked\) was told to nobody/);
  });

  test('an act that was written again, where it was told once', () => {
    lock('E017-2-000001-X');
    transact(store.db, () => {
      const entry = { accountId: null, detail: { by: 'check' }, at: later(1) };
      for (const subject of ['E017-2-000002-X', 'E017-2-000002-X'])
        appendAudit(store.db, { ...entry, event: 'credential-locked', subject });
    });
    lock('E017-2-000002-X', later(2));
    expect(verifyEvents(store.db).fault).toMatch(/was told to nobody/);
  });

  test('every event, also where others were written since', () => {
    lock('E017-2-000001-X');
    tamper('DELETE FROM event');
    expect(verifyEvents(store.db).fault).toMatch(/was told to nobody/);
    person(1);
    expect(verifyEvents(store.db).fault).toMatch(/was told to nobody/);
  });
});

test('an epoch that is named after ten million acts tells what it does as any other', () => {
  const epoch = 10_000_001;
  person(1);
  transact(store.db, () => store.events.beginEpoch(epoch, testNow));
  for (const number of [2, 3, 4]) person(number);
  expect(verifyEvents(store.db)).toEqual({ fault: undefined, events: 4, epochs: 2 });
  const { runs, events } = readWaitingEvents(store.db);
  expect(runs.map(({ epoch: each, first, last }) => [each, first, last])).toEqual([
    [1, 1, 1],
    [epoch, 1, 3],
  ]);
  expect(events.map(({ number }) => getEventContent(store.db, epoch, number)).length).toBe(4);
  transact(store.db, () => markEventsSent(store.db, { epoch, first: 1, last: 2 }, testNow));
  expect(summariseWaiting(store.db)).toMatchObject({ waiting: 2, sent: 2, oldest: testNow.toISOString() });
});
