import type { Database } from 'better-sqlite3';

export const version = 570;

/**
 * Whoever is told of is looked up among all documents that ever were: without an index each person cost as much as
 * there were others before.
 */
export function up(db: Database): void {
  db.exec('CREATE INDEX told_document_by_person ON told_document (told_as);');
}
