import type { Database, Statement } from 'better-sqlite3';

/** An open, unlocked database. Only this folder runs SQL on it. */
export type Connection = Database;

const statements = new WeakMap<Connection, Map<string, Statement>>();

/** The statement of this SQL, prepared once per connection. */
export function prepared(db: Connection, sql: string): Statement {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}

export function findRow<Row>(
  db: Connection,
  sql: string,
  parameters: object | readonly unknown[] = [],
): Row | undefined {
  return prepared(db, sql).get(parameters) as Row | undefined;
}

export function listRows<Row>(
  db: Connection,
  sql: string,
  parameters: object | readonly unknown[] = [],
): Row[] {
  return prepared(db, sql).all(parameters) as Row[];
}

/** Runs a statement; returns the number of rows it changed. */
export function runSql(db: Connection, sql: string, parameters: object | readonly unknown[] = []): number {
  return prepared(db, sql).run(parameters).changes;
}
