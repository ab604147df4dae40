import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSigningKey, readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { assignCodes } from '#electron/tools/head-office/assign-codes.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import {
  admit,
  hashOf,
  makeTerminal,
  type SampleEvent,
  type SampleTerminal,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

describe.skipIf(!hasPostgres())('a database whose administrator writes into it', () => {
  let db: TestDatabase;
  let operator: postgres.Sql;
  let office: Office;
  beforeAll(async () => {
    db = await startTestDatabase();
    ({ sql: operator, office } = await startOperator(db));
  });
  afterAll(() => db?.end());

  /** Two events of a terminal, received and not yet looked at. */
  async function received(terminal: string): Promise<{ it: SampleTerminal; sql: postgres.Sql }> {
    const it = makeTerminal(terminal);
    const sql = await admit(db, it, office);
    it.write();
    it.write();
    await submit(sql, 1, 1, it.events);
    return { it, sql };
  }

  /** As a superuser does, past what guards against mistakes. */
  function alter(statement: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<unknown> {
    return db.admin.begin(async (sql) => {
      await sql`SET LOCAL session_replication_role = replica`;
      await statement(sql);
    });
  }

  function putInPlace(terminal: string, number: number, event: SampleEvent): Promise<unknown> {
    return alter(
      (sql) => sql`UPDATE records.event SET content = ${event.content}, hash = ${event.hash},
        signature = ${event.signature} WHERE terminal = ${terminal} AND number = ${number}`,
    );
  }

  async function expectNothingConfirmed(terminal: string): Promise<void> {
    const confirmed = await confirmReceived(operator, office);
    expect(confirmed).toMatchObject({ acknowledged: 0, refused: 0, troubles: [expect.any(String)] });
    expect(confirmed.troubles[0]).toContain(terminal);
    expect(await db.admin`SELECT FROM records.receipt WHERE terminal = ${terminal}`).toHaveLength(0);
    await db.admin`SELECT desk.set_state(${terminal}, 'revoked', 'done')`;
    await alter((sql) => sql`UPDATE records.progress SET judged = received WHERE terminal = ${terminal}`);
  }

  test('another key for a terminal, and an event signed with it: not confirmed', async () => {
    const { it } = await received('017-1');
    const keys = makeSigningKey();
    const key = readSigningKey(keys.privateKey);
    const forged = it.events.map(({ content, hash }) => ({
      content,
      hash,
      signature: signText(content, key),
    }));
    await alter(
      (sql) => sql`UPDATE records.terminal SET public_key = ${keys.publicKey} WHERE terminal = '017-1'`,
    );
    for (const [index, event] of forged.entries()) await putInPlace('017-1', index + 1, event);
    await expectNothingConfirmed('017-1');
  });

  test('a terminal that head office never signed for, or that another one did: not confirmed', async () => {
    const others = await makeOffice('another');
    for (const [terminal, by] of [
      ['018-1', undefined],
      ['018-2', others],
    ] as const) {
      const it = makeTerminal(terminal);
      const sql = await admit(db, it, by);
      await submit(sql, 1, 1, [it.write()]);
      await expectNothingConfirmed(terminal);
    }
  });

  test('an event of the terminal once more in the place of another, under the hash of that: not confirmed', async () => {
    const { it } = await received('019-1');
    const [first, second] = it.events as [SampleEvent, SampleEvent];
    await putInPlace('019-1', 2, { ...first, hash: second.hash });
    await expectNothingConfirmed('019-1');
  });

  test('a registration told as somebody else’s: no official number goes to them', async () => {
    const it = makeTerminal('023-1');
    const sql = await admit(db, it, office);
    const identificationCode = formatIdentificationCode({ branch: 23, terminal: 1, sequence: 7 });
    const payload = { ...samplePayloads['worker-registered'], identificationCode };
    const registration = {
      type: 'worker-registered',
      subject: payload.workerId,
      payload: JSON.parse(JSON.stringify(payload)),
    };
    it.write(registration);
    await submit(sql, 1, 1, it.events);
    await confirmReceived(operator, office);
    const file = join(db.folder, 'codes.csv');
    writeFileSync(file, `${identificationCode},1712345678\n`);
    const other = makeTerminal('023-1').write({ ...registration, subject: 'somebody-else' });
    await putInPlace('023-1', 1, other);
    await expect(assignCodes(operator, office, file, new Date())).rejects.toThrow(
      /not what terminal 023-1 signed/,
    );
    await putInPlace('023-1', 1, it.events[0] as SampleEvent);
    expect(await assignCodes(operator, office, file, new Date())).toMatchObject({ assigned: 1 });
  });

  test('an event of another history of the same key: not confirmed', async () => {
    const { it } = await received('020-1');
    const [, second] = it.events as [SampleEvent, SampleEvent];
    const content = second.content.replace(
      /"previousHash":"[0-9a-f]{64}"/,
      `"previousHash":"${hashOf('x')}"`,
    );
    await putInPlace('020-1', 2, { content, hash: hashOf(content), signature: it.sign(content) });
    await expectNothingConfirmed('020-1');
  });
});
