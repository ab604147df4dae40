import type { Database } from 'better-sqlite3';

export const version = 540;

/**
 * Neighbours joined to one word stand apart from the words in the search (what begins with a common surname read a
 * thousand of them). Everybody is put into it again, by the store's upkeep or the next search.
 */
export function up(db: Database): void {
  db.exec(`
    DROP TABLE worker_search;
    -- name: words as written, without accents, and neighbours joined after an 8. sound: how they sound in Spanish, and
    -- their consonants after a 9.
    CREATE VIRTUAL TABLE worker_search USING fts5 (
      name, sound, content = '', contentless_delete = 1, detail = column,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
    );
    INSERT INTO worker_search (worker_search, rank) VALUES ('pgsz', 1900);

    -- The one mark that may fall: nobody is indexed any more.
    DROP TRIGGER high_water_stays;
    DELETE FROM high_water WHERE name = 'search';
    CREATE TRIGGER high_water_stays BEFORE DELETE ON high_water
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
  `);
}
