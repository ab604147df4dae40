import type { DraftField, DraftValues } from '#shared/api/fields.ts';
import { draftFields } from '#shared/api/fields.ts';
import { type Connection, findRow, runSql } from './connection.ts';

/** The three tables of a worker's facts; their columns are the draft's fields (`passport.birthDate` is `birth_date`). */
export type FactTable = 'passport' | 'contract' | 'contact';

const factTables = ['passport', 'contract', 'contact'] as const satisfies readonly FactTable[];

/** Adds a revision with the values of this table's fields; an empty value is stored as none. */
export function insertFacts(
  db: Connection,
  table: FactTable,
  values: DraftValues,
  more: { readonly worker_id: string; readonly recorded_at: string } & Readonly<Record<string, string>>,
): void {
  const fields = fieldsOf(table);
  const columns = [...fields.map(columnOf), ...Object.keys(more)];
  runSql(
    db,
    `INSERT INTO ${table} (revision, ${columns.join(', ')})
     VALUES ((SELECT coalesce(max(revision), 0) + 1 FROM ${table} WHERE worker_id = ?),
       ${columns.map(() => '?').join(', ')})`,
    [more.worker_id, ...fields.map((field) => values[field]?.trim() || null), ...Object.values(more)],
  );
}

/** The newest facts of a worker, named as in the draft. */
export function getFacts(db: Connection, workerId: string): DraftValues {
  const values: DraftValues = {};
  for (const table of factTables) {
    const row = findRow<Record<string, string | null>>(
      db,
      `SELECT * FROM ${table} WHERE worker_id = ? ORDER BY revision DESC LIMIT 1`,
      [workerId],
    );
    for (const field of fieldsOf(table)) {
      const value = row?.[columnOf(field)];
      if (value !== null && value !== undefined) values[field] = value;
    }
  }
  return values;
}

function fieldsOf(table: FactTable): DraftField[] {
  return draftFields.filter((field) => field.startsWith(`${table}.`));
}

function columnOf(field: DraftField): string {
  return field.slice(field.indexOf('.') + 1).replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
