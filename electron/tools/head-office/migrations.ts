import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type postgres from 'postgres';

/** One file of `resources/head-office`: applied once, in the order of the numbers, and never changed again. */
export interface SchemaMigration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

export type MigrationOutcome =
  | { readonly ok: true; readonly from: number; readonly to: number }
  /** The database has migrations that this tool does not know: it was made by a newer one. */
  | { readonly ok: false; readonly why: 'newer'; readonly number: number }
  /** What was applied under this number is not what the file says. */
  | { readonly ok: false; readonly why: 'changed'; readonly number: number };

const folder = resolve(import.meta.dirname, '../../../resources/head-office');
/** Any number that nobody else takes in this database: one migration at a time. */
const lock = 2_026_013;

export function readMigrations(from = folder): SchemaMigration[] {
  return readdirSync(from)
    .toSorted()
    .flatMap((file) => {
      const [, digits, name] = /^(\d{4})-([a-z-]+)\.sql$/.exec(file) ?? [];
      if (digits === undefined || name === undefined) return [];
      // A checkout on Windows may have other line ends.
      const sql = readFileSync(join(from, file), 'utf8').replaceAll('\r\n', '\n');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      return [{ number: Number(digits), name, sql, sha256 }];
    });
}

/** Applies what is missing, all of it or nothing. The connection's role must be able to make roles. */
export async function migrateSchema(
  sql: postgres.Sql,
  migrations: readonly SchemaMigration[] = readMigrations(),
): Promise<MigrationOutcome> {
  return sql.begin(async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(${lock})`;
    const applied = await readApplied(transaction);
    const from = applied.at(-1)?.number ?? 0;
    for (const { number, sha256 } of applied) {
      const known = migrations.find((migration) => migration.number === number);
      if (known === undefined) return { ok: false, why: 'newer', number };
      if (known.sha256 !== sha256) return { ok: false, why: 'changed', number };
    }
    const missing = migrations.filter(({ number }) => number > from);
    for (const migration of missing) {
      await transaction.unsafe(migration.sql);
      await transaction`RESET ROLE`;
      const { number, name, sha256 } = migration;
      await transaction`INSERT INTO records.migration (number, name, sha256) VALUES (${number}, ${name}, ${sha256})`;
    }
    return { ok: true, from, to: migrations.at(-1)?.number ?? 0 };
  });
}

async function readApplied(
  sql: postgres.TransactionSql,
): Promise<{ readonly number: number; readonly sha256: string }[]> {
  const [there] = await sql<
    { there: boolean }[]
  >`SELECT to_regclass('records.migration') IS NOT NULL AS there`;
  if (there?.there !== true) return [];
  return sql<
    { number: number; sha256: string }[]
  >`SELECT number, sha256 FROM records.migration ORDER BY number`;
}
