import { type Connection, listRows, runSql } from '../core/connection.ts';

/** Where hashes of people's secrets lie, and which of them still count: as the indexes by pepper have it. */
const places = [
  { table: 'credential', counts: 'replaced_at IS NULL' },
  { table: 'security_image', counts: 'true' },
  { table: 'security_answer', counts: 'true' },
  { table: 'kit_code', counts: 'used_at IS NULL' },
] as const;

/** Hashes from before peppers were named are of the store's own. At the start: changes nothing the second time. */
export function nameOwnPepper(db: Connection, own: string): void {
  for (const { table } of places) {
    runSql(db, `UPDATE ${table} SET pepper = ? WHERE pepper = ''`, [own]);
  }
}

/** Of every hash that still counts; one look at an index for each. */
export function listPeppersInUse(db: Connection): string[] {
  const steps = places.map(
    ({ table, counts }) => `
      SELECT * FROM (WITH RECURSIVE found (pepper) AS (
        SELECT min(pepper) FROM ${table} WHERE ${counts}
        UNION ALL
        SELECT (SELECT min(pepper) FROM ${table} WHERE ${counts} AND pepper > found.pepper)
        FROM found WHERE found.pepper IS NOT NULL
      ) SELECT pepper FROM found WHERE pepper IS NOT NULL)`,
  );
  return listRows<{ pepper: string }>(db, steps.join(' UNION ')).map(({ pepper }) => pepper);
}
