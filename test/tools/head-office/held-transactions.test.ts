import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import {
  admit,
  makeTerminal,
  type SampleTerminal,
  sampleDocument,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

/** Where somebody waits for a stolen terminal, the test would not end. */
describe.skipIf(!hasPostgres())('a stolen terminal that leaves its transactions open', () => {
  let db: TestDatabase;
  let operator: postgres.Sql;
  let office: Office;
  beforeAll(async () => {
    db = await startTestDatabase();
    ({ sql: operator, office } = await startOperator(db));
  });
  afterAll(() => db?.end());

  async function steal(terminal: string): Promise<{ it: SampleTerminal; sql: postgres.Sql; login: string }> {
    const it = makeTerminal(terminal);
    return { it, sql: await admit(db, it, office), login: `terminal-${terminal}-1` };
  }

  const setState = (terminal: string, state: string) =>
    operator`SELECT desk.set_state(${terminal}, ${state}, 'stolen')`;

  test('is revoked all the same, and every connection of it ends', async () => {
    const { it, sql, login } = await steal('017-1');
    const holders = [await db.as(login), await db.as(login)] as const;
    await sql.unsafe('BEGIN');
    await submit(sql, 1, 1, [it.write()]);
    await holders[0].unsafe('BEGIN');
    await holders[0].unsafe(`ALTER ROLE CURRENT_USER PASSWORD 'mine'`);
    await holders[1].unsafe('LISTEN feed_017');
    await setState('017-1', 'revoked');
    for (const each of [sql, ...holders]) await expect(each`SELECT 1`).rejects.toThrow();
    await expect((await db.as(login))`SELECT 1`).rejects.toMatchObject({ code: '28000' });
    expect(await db.admin`SELECT FROM records.event WHERE terminal = '017-1'`).toHaveLength(0);
  });

  test('does not keep a neighbour from being suspended, by what it sends to it', async () => {
    const { sql } = await steal('018-1');
    await steal('018-2');
    await sql.unsafe('BEGIN');
    await sql`SELECT counter.send_sealed('018-2', 1, ${Buffer.from('x')})`;
    await setState('018-2', 'suspended');
    await sql.unsafe('ROLLBACK');
  });

  test('does not go on in a transaction that looks at things as they were before it was suspended', async () => {
    const { sql, login } = await steal('019-1');
    await steal('019-2');
    const old = await db.as(login);
    await old.unsafe('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await expect(old`SELECT * FROM counter.neighbours()`).rejects.toMatchObject({ code: 'VN007' });
    await sql`SELECT * FROM counter.neighbours()`;
  });

  test('keeps nobody else from being confirmed, nor their uploads from being cleared', async () => {
    const { it, sql, login } = await steal('020-1');
    const other = await steal('020-2');
    const bytes = Buffer.from('a document');
    const document = sampleDocument(bytes);
    await submit(sql, 1, 1, [it.write({ documents: [document] })]);
    await submit(other.sql, 1, 1, [other.it.write()]);
    await sql`SELECT counter.document_begin(${document.sha256}, 10, false)`;
    await sql`SELECT counter.document_piece(${document.sha256}, 0, ${Buffer.from('12345')})`;
    await db.admin.begin(async (admin) => {
      await admin`SET LOCAL session_replication_role = replica`;
      await admin`UPDATE records.document SET changed_at = now() - interval '60 days'`;
    });
    await sql.unsafe('BEGIN');
    await submit(sql, 1, 2, [it.write()]);
    const second = await db.as(login);
    await second.unsafe('BEGIN');
    await second`SELECT counter.document_piece(${document.sha256}, 5, ${Buffer.from('67890')})`;
    expect(await confirmReceived(operator, office)).toMatchObject({
      acknowledged: 1,
      troubles: [expect.stringContaining('020-1')],
    });
    expect(await operator`SELECT * FROM desk.clear_uploads(30)`).toMatchObject([{ documents: 0 }]);
    for (const each of [sql, second]) await each.unsafe('COMMIT');
    expect(await confirmReceived(operator, office)).toMatchObject({ acknowledged: 2, troubles: [] });
  });

  test('takes no lock of the whole server, and writes nothing into its log', async () => {
    const { sql } = await steal('021-1');
    for (const statement of [
      'SELECT pg_advisory_lock(2026013)',
      'SELECT pg_try_advisory_xact_lock(1, 2)',
      `SELECT pg_logical_emit_message(false, 'a', 'b')`,
      'SET temp_file_limit = -1',
    ]) {
      await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    expect(await sql.unsafe('SHOW temp_file_limit')).toMatchObject([{ temp_file_limit: '1GB' }]);
  });
});
