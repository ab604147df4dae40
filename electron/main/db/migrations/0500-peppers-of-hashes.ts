import type { Database } from 'better-sqlite3';

export const version = 500;

/**
 * Every hash of a person's secret names the pepper it was made with. Those of before are of the store's own, whose name
 * is not known here: an empty one is given it when the store is opened.
 */
export function up(db: Database): void {
  for (const table of ['credential', 'security_image', 'security_answer', 'kit_code']) {
    db.exec(`ALTER TABLE ${table} ADD COLUMN pepper TEXT NOT NULL DEFAULT ''`);
  }
  db.exec(`
    CREATE INDEX credential_by_pepper ON credential (pepper) WHERE replaced_at IS NULL;
    CREATE INDEX security_image_by_pepper ON security_image (pepper);
    CREATE INDEX security_answer_by_pepper ON security_answer (pepper);
    CREATE INDEX kit_code_by_pepper ON kit_code (pepper) WHERE used_at IS NULL;
  `);
}
