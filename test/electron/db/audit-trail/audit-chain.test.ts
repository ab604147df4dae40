import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type AuditRow,
  appendAudit,
  getAuditHead,
  listAudit,
} from '#electron/main/db/audit-trail/audit-store.ts';
import { verifyChain } from '#electron/main/db/audit-trail/verify-chain.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { canonicalAuditContent } from '#shared/domain/audit-trail/audit-content.ts';
import { auditDetailProblem, auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import { clerkLanguageCodes } from '#shared/domain/language-code.ts';
import { clerkId, eachTestHasAStore, store } from '#test/electron/db/each-test-store.ts';
import { registerWorker, testNow } from '#test/electron/db/test-store.ts';

eachTestHasAStore();

beforeEach(() => {
  for (let page = 1; page <= 5; page += 1) {
    transact(store.db, () =>
      appendAudit(store.db, {
        event: 'document-read',
        accountId: clerkId,
        subject: 'E017-2-000042-K',
        detail: { document: 'd', page },
        at: testNow,
      }),
    );
  }
});

/** What somebody with the key and an SQLite of their own could do. */
function tamper(sql: string): void {
  const triggers = store.db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_event'")
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) store.db.exec(`DROP TRIGGER ${name}`);
  store.db.exec(sql);
  for (const trigger of triggers) store.db.exec(trigger.sql);
}

describe('appending', () => {
  test('entries are listed newest first with the username of the account', () => {
    const [newest] = listAudit(store.db, { before: null, limit: 1, event: null });
    expect(newest).toMatchObject({
      sequence: 6,
      event: 'document-read',
      account: 'rosa',
      detail: { page: 5 },
    });
    expect(
      listAudit(store.db, { before: 3, limit: 10, event: null }).map(({ sequence }) => sequence),
    ).toEqual([2, 1]);
    expect(listAudit(store.db, { before: null, limit: 10, event: 'terminal-set-up' })).toHaveLength(1);
  });

  test('an act that fails leaves neither its state nor its entry', () => {
    const before = getAuditHead(store.db);
    expect(() =>
      transact(store.db, () => {
        appendAudit(store.db, {
          event: 'signed-out',
          accountId: clerkId,
          subject: null,
          detail: {},
          at: testNow,
        });
        throw new Error('the act failed');
      }),
    ).toThrow('the act failed');
    expect(getAuditHead(store.db)).toEqual(before);
  });

  test('outside a transaction, or with a detail that is not declared, nothing gets in', () => {
    const entry = { event: 'signed-out', accountId: null, subject: null, detail: {}, at: testNow } as const;
    expect(() => appendAudit(store.db, entry)).toThrow(/transaction/);
    const smuggled = { ...entry, detail: { name: 'María Núñez' } };
    expect(() => transact(store.db, () => appendAudit(store.db, smuggled))).toThrow(/does not declare/);
  });

  test.each([
    'UPDATE audit_event SET subject = NULL',
    'DELETE FROM audit_event WHERE sequence = 6',
    "INSERT OR REPLACE INTO audit_event SELECT 2, at, event, account_id, 'x', detail, previous_hash, hash FROM audit_event WHERE sequence = 2",
    'INSERT INTO audit_event SELECT 99, at, event, account_id, subject, detail, previous_hash, hash FROM audit_event WHERE sequence = 2',
    'DELETE FROM high_water',
    "UPDATE high_water SET value = 1 WHERE name = 'audit'",
  ])('the database refuses: %s', (sql) => {
    expect(() => store.db.exec(sql)).toThrow(/append-only|no gaps|never falls/);
  });
});

describe('walking the chain', () => {
  test('an untouched trail is intact', async () => {
    const { hash } = getAuditHead(store.db);
    expect(await verifyChain(store.db)).toEqual({ verdict: 'intact', entries: 6, head: hash });
    expect(await store.verifyAudit()).toMatchObject({ verdict: 'intact' });
  });

  test.each([
    [
      'a changed subject',
      "UPDATE audit_event SET subject = 'E017-2-000043-X' WHERE sequence = 3",
      3,
      'changed',
    ],
    [
      'a changed time',
      "UPDATE audit_event SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 1",
      1,
      'changed',
    ],
    [
      'a changed detail',
      'UPDATE audit_event SET detail = \'{"document":"d","page":9}\' WHERE sequence = 4',
      4,
      'changed',
    ],
    ['a changed hash', "UPDATE audit_event SET hash = 'aa' WHERE sequence = 2", 2, 'changed'],
    ['a missing entry', 'DELETE FROM audit_event WHERE sequence = 3', 3, 'missing'],
    ['a missing first entry', 'DELETE FROM audit_event WHERE sequence = 1', 1, 'missing'],
    ['a cut end', 'DELETE FROM audit_event WHERE sequence > 4', 5, 'end-missing'],
    ['everything gone', 'DELETE FROM audit_event', 1, 'end-missing'],
  ])('%s is named', async (_what, sql, sequence, problem) => {
    tamper(sql);
    expect(await verifyChain(store.db)).toEqual({
      verdict: 'broken',
      sequence,
      problem,
      last: problem === 'end-missing' ? 6 : sequence,
    });
  });

  test('a changed entry whose own hash was made anew is named by the one after it', async () => {
    const row = store.db.prepare('SELECT * FROM audit_event WHERE sequence = 3').get() as AuditRow;
    const subject = 'E017-2-000043-X';
    const content = canonicalAuditContent({
      sequence: row.sequence,
      at: row.at,
      event: row.event,
      accountId: row.account_id,
      subject,
      detail: { document: 'd', page: 2 },
      previousHash: row.previous_hash,
    });
    const hash = createHash('sha256').update(content).digest('hex');
    tamper(`UPDATE audit_event SET subject = '${subject}', hash = '${hash}' WHERE sequence = 3`);
    expect(await verifyChain(store.db)).toEqual({
      verdict: 'broken',
      sequence: 4,
      problem: 'not-following',
      last: 4,
    });
  });

  test('a trail forged to its end, marks and all, is caught by the witness outside', async () => {
    tamper('DELETE FROM audit_event WHERE sequence > 4');
    store.db.exec('DROP TRIGGER high_water_never_falls');
    store.db.exec(
      "UPDATE high_water SET value = 4, hash = (SELECT hash FROM audit_event WHERE sequence = 4) WHERE name = 'audit'",
    );
    expect(await verifyChain(store.db)).toMatchObject({ verdict: 'intact' });
    expect(await store.verifyAudit()).toMatchObject({ verdict: 'witness-differs', fault: 'other-trail' });
  });

  test('the head carried by the last event witnesses the trail too', async () => {
    registerWorker(store, clerkId, {});
    tamper('DELETE FROM audit_event WHERE sequence > 4');
    store.db.exec('DROP TRIGGER high_water_never_falls');
    store.db.exec("UPDATE high_water SET value = 4 WHERE name = 'audit'");
    expect(await verifyChain(store.db)).toMatchObject({ verdict: 'broken' });
  });
});

describe('the declared events', () => {
  test('every one says what it means, in a sentence', () => {
    for (const event of Object.values(auditEvents)) {
      for (const language of clerkLanguageCodes) expect(event[language]).toMatch(/^\p{Lu}.{10,}\.$/u);
    }
  });

  test('the canonical form does not depend on the order of the details', () => {
    const base = { sequence: 1, at: 'x', event: 'y', accountId: null, subject: null, previousHash: 'z' };
    expect(canonicalAuditContent({ ...base, detail: { a: 1, b: 2 } })).toBe(
      canonicalAuditContent({ ...base, detail: { b: 2, a: 1 } }),
    );
  });

  test('a missing, mistyped or overlong detail is a problem', () => {
    expect(auditDetailProblem('record-read', {})).toBeUndefined();
    expect(auditDetailProblem('signed-in', {})).toMatch(/needs the detail role/);
    expect(auditDetailProblem('signed-in', { role: 1 })).toMatch(/as text/);
    expect(auditDetailProblem('signed-in', { role: 'x'.repeat(201) })).toMatch(/as text/);
  });
});
