import type { Database } from 'better-sqlite3';

export const version = 280;

/**
 * Who was said to be another person than somebody they look like, and why. And search finds names by more keys (joined
 * words, consonants, endings of short scripts): everybody is put into it again, by the store's upkeep.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE told_apart (
      worker_id TEXT NOT NULL REFERENCES worker (id),
      other_worker_id TEXT NOT NULL REFERENCES worker (id),
      reason TEXT NOT NULL,
      told_by TEXT NOT NULL REFERENCES account (id),
      told_at TEXT NOT NULL,
      PRIMARY KEY (worker_id, other_worker_id),
      CHECK (worker_id <> other_worker_id)
    ) STRICT, WITHOUT ROWID;

    DROP TABLE worker_search;
    -- name: words as written, without accents, and neighbours joined. sound: how they sound in Spanish, and their
    -- consonants after a 9.
    CREATE VIRTUAL TABLE worker_search USING fts5 (
      name, sound, content = '', contentless_delete = 1, detail = column,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
    );
    INSERT INTO worker_search (worker_search, rank) VALUES ('pgsz', 1900);
    DELETE FROM name_variant;

    -- The one mark that may fall: nobody is indexed any more.
    DROP TRIGGER high_water_stays;
    DELETE FROM high_water WHERE name = 'search';
    CREATE TRIGGER high_water_stays BEFORE DELETE ON high_water
    BEGIN SELECT RAISE(ABORT, 'a high-water mark never falls'); END;
  `);
}
