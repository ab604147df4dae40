import type { Database } from 'better-sqlite3';

export const version = 381;

/**
 * The fields of the document that says who somebody is are `identity.*`, a cédula's too, and so is the step that captures
 * them: drafts, where a visit stands, what the worker marked, slips and what waits for head office follow.
 */
export function up(db: Database): void {
  const renamed = (name: string) =>
    `iif(substr(${name}, 1, 9) = 'passport.', 'identity.' || substr(${name}, 10), ${name})`;
  db.exec(`
    UPDATE draft_field SET field = ${renamed('field')} WHERE field LIKE 'passport.%';
    UPDATE visit SET step = 'identity' WHERE step = 'passport';
    UPDATE visit SET field = ${renamed('field')} WHERE field LIKE 'passport.%';
    UPDATE visit SET wrong_fields =
        (SELECT json_group_array(${renamed('value')} ORDER BY key) FROM json_each(wrong_fields))
      WHERE wrong_fields LIKE '%passport.%';
    UPDATE comeback_slip SET missing =
        (SELECT json_group_array(iif(value ->> 'kind' = 'field',
            json_set(value, '$.field', ${renamed("value ->> 'field'")}), json(value)) ORDER BY key)
          FROM json_each(missing))
      WHERE missing LIKE '%passport.%';
    UPDATE outbox SET payload = json_set(payload, '$.values',
        (SELECT json_group_object(${renamed('key')}, value) FROM json_each(payload, '$.values')))
      WHERE json_type(payload, '$.values') = 'object';
  `);
}
