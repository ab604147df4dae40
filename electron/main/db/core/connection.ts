import type { Database, Statement } from 'better-sqlite3';
import { isDamage } from './disk-errors.ts';

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

const damageListeners = new WeakMap<Connection, () => void>();

/** Tells `listener` of every statement that meets damage, wherever it is run. One listener a connection. */
export function watchDamage(db: Connection, listener: () => void): void {
  damageListeners.set(db, listener);
}

/** Runs something on the database; damage is told to who watches, and comes out again. */
export function noticingDamage<Value>(db: Connection, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (isDamage(error)) damageListeners.get(db)?.();
    throw error;
  }
}

export function findRow<Row>(
  db: Connection,
  sql: string,
  parameters: object | readonly unknown[] = [],
): Row | undefined {
  return noticingDamage(db, () => prepared(db, sql).get(parameters) as Row | undefined);
}

export function listRows<Row>(
  db: Connection,
  sql: string,
  parameters: object | readonly unknown[] = [],
): Row[] {
  return noticingDamage(db, () => prepared(db, sql).all(parameters) as Row[]);
}

/** Runs a statement; returns the number of rows it changed. */
export function runSql(db: Connection, sql: string, parameters: object | readonly unknown[] = []): number {
  return noticingDamage(db, () => prepared(db, sql).run(parameters).changes);
}
