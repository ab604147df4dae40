import type { Database } from 'better-sqlite3';

export const version = 550;

/** Which services there are is the program's to say, as it is of procedures: another one needs no migration. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE visit ADD COLUMN opened_for TEXT NOT NULL DEFAULT 'registration';
    UPDATE visit SET opened_for = purpose WHERE purpose <> 'registration';
    ALTER TABLE visit DROP COLUMN purpose;
    ALTER TABLE visit RENAME COLUMN opened_for TO purpose;
  `);
}
