import { type Connection, listRows } from '../core/connection.ts';

/**
 * Bytes of a database that is read whole before it opens, a tenth of a second; a larger one opens, and the check in the
 * background finds what is wrong with it.
 */
const readAtStart = 16 * 1024 * 1024;
/** Entries at the end of the trail that are read before any database opens: every act builds on them. */
const trailEnd = 500;

/** What keeps a database from being opened: pages that do not decipher, or hold what SQLite did not write. */
export function findDamageAtStart(db: Connection): string | undefined {
  listRows(db, 'SELECT * FROM audit_event ORDER BY sequence DESC LIMIT ?', [trailEnd]);
  const size = pragma(db, 'page_count') * pragma(db, 'page_size');
  return size <= readAtStart ? firstOf(db, 'quick_check') : undefined;
}

/** Reads every page, and every index against its table. Seconds for each 10 MB: not on main's own thread. */
export function findDamage(db: Connection): string | undefined {
  return firstOf(db, 'integrity_check');
}

function firstOf(db: Connection, check: 'quick_check' | 'integrity_check'): string | undefined {
  const found = db.pragma(`${check}(1)`, { simple: true });
  return found === 'ok' ? undefined : `${check}: ${String(found)}`;
}

function pragma(db: Connection, name: string): number {
  return db.pragma(name, { simple: true }) as number;
}
