import type { Database } from 'better-sqlite3';

export const version = 290;

/** What the newest comeback slip of a registration asks for: the same slip is not made twice. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE comeback_slip (
      visit_id TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
      missing TEXT NOT NULL CHECK (json_valid(missing))
    ) STRICT, WITHOUT ROWID;
  `);
}
