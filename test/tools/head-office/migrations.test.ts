import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateSchema, readMigrations } from '#electron/tools/head-office/migrations.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('the schema of head office', () => {
  let db: TestDatabase;
  const known = readMigrations();
  const newest = known.at(-1)?.number ?? 0;
  const later = {
    number: newest + 10,
    name: 'later',
    sql: 'CREATE TABLE records.later (a integer)',
    sha256: 'a',
  };
  beforeAll(async () => {
    db = await startTestDatabase();
  });
  afterAll(() => db?.end());

  test('what is there already is not applied again', async () => {
    expect(await migrateSchema(db.admin)).toEqual({ ok: true, from: newest, to: newest });
  });

  test('a migration that fails leaves nothing of it', async () => {
    const broken = { ...later, sql: `${later.sql}; SELECT 1 / 0` };
    await expect(migrateSchema(db.admin, [...known, broken])).rejects.toMatchObject({ code: '22012' });
    expect(await db.admin`SELECT to_regclass('records.later') AS there`).toEqual([{ there: null }]);
  });

  test('one that was changed afterwards is named', async () => {
    const [first, ...others] = known;
    const changed = { ...first, sha256: 'other' } as (typeof known)[number];
    expect(await migrateSchema(db.admin, [changed, ...others])).toEqual({
      ok: false,
      why: 'changed',
      number: 10,
    });
  });

  test('two at once apply it once; a tool that does not know it says so and does nothing', async () => {
    const second = await db.as('postgres');
    const outcomes = await Promise.all(
      [db.admin, second].map((sql) => migrateSchema(sql, [...known, later])),
    );
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.from))).toEqual(
      new Set([newest, newest + 10]),
    );
    expect(await migrateSchema(db.admin)).toEqual({ ok: false, why: 'newer', number: newest + 10 });
  });
});
