import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admit, makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('notes from one terminal to another', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await startTestDatabase();
  });
  afterAll(() => db?.end());

  test('are so many a day, to all of the branch together, and no more; nobody else is kept from sending', async () => {
    const stolen = await admit(db, makeTerminal('017-1'));
    const other = await admit(db, makeTerminal('017-2'));
    await admit(db, makeTerminal('017-3'));
    const send = (count: number, to: string) =>
      stolen.unsafe(`SELECT counter.send_sealed('${to}', 1, '\\x00') FROM generate_series(1, ${count})`);
    await send(300, '017-2');
    await expect(send(201, '017-3')).rejects.toMatchObject({ code: 'VN007' });
    await send(200, '017-3');
    await expect(send(1, '017-2')).rejects.toMatchObject({ code: 'VN007' });
    expect(await other`SELECT FROM counter.sealed(250)`).toHaveLength(50);
    await other`SELECT counter.send_sealed('017-1', 1, ${Buffer.from('x')})`;
    await db.admin.begin(async (sql) => {
      await sql`SET LOCAL session_replication_role = replica`;
      await sql`UPDATE records.sealed_note SET sent_at = sent_at - interval '25 hours'`;
    });
    await send(1, '017-2');
  });
});
