import type { Database } from 'better-sqlite3';

export const version = 210;

/**
 * People who are entered with an Ecuadorian cédula. It is their number, so that no sequence number is allotted; and a
 * card keeps it when it is renewed, so that a person may have the same document number more than once.
 */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE visit ADD COLUMN procedure TEXT NOT NULL DEFAULT 'registration'
      CHECK (procedure IN ('registration', 'enrolment'));

    -- Null: the identification code is the cédula.
    ALTER TABLE worker ADD COLUMN allotted_sequence INTEGER;
    UPDATE worker SET allotted_sequence = code_sequence;
    ALTER TABLE worker DROP COLUMN code_sequence;
    ALTER TABLE worker RENAME COLUMN allotted_sequence TO code_sequence;

    -- Printed on a cédula alone.
    ALTER TABLE passport ADD COLUMN issue_date TEXT;
    ALTER TABLE passport ADD COLUMN fingerprint_code TEXT;
    -- Which of a person's cards with this number it is; a passport with a number of its own is 0.
    ALTER TABLE passport ADD COLUMN renewal INTEGER NOT NULL DEFAULT 0;
    DROP INDEX passport_by_number;
    CREATE UNIQUE INDEX passport_by_number ON passport (number_key, issuing_state, renewal);
  `);
}
