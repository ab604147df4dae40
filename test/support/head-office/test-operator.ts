import type postgres from 'postgres';
import type { Office } from '#electron/tools/head-office/office.ts';
import { publicKeysOf } from '#electron/tools/head-office/office-folder.ts';
import { makeOffice } from './make-office.ts';
import type { TestDatabase } from './test-database.ts';

/** An operator of a head office of tests, with its keys. */
export async function startOperator(
  db: TestDatabase,
  office?: Office,
): Promise<{ readonly sql: postgres.Sql; readonly office: Office }> {
  const its = office ?? (await makeOffice());
  await db.admin.unsafe('CREATE ROLE "operator-prueba" LOGIN IN ROLE ventanilla_operator');
  const sql = await db.as('operator-prueba');
  await sql`SELECT desk.set_office(${publicKeysOf(its)})`;
  return { sql, office: its };
}
