import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { openDatabase } from '#electron/main/db/core/open-database.ts';
import { migrations } from '#electron/main/db/migrations.ts';
import { temporaryDirectory } from '../test-store.ts';

const key = randomBytes(32);
let folder: ReturnType<typeof temporaryDirectory>;

/** A folder for the database of each test of the file that calls this. */
export function eachTestHasAFolder(): void {
  beforeEach(() => {
    folder = temporaryDirectory();
  });
  afterEach(() => folder.remove());
}

/** Opens the test's own database at a version, or brings it there from the one before, acts, and closes it. */
export function atVersion<Value>(version: number, act: (db: Connection) => Value): Value {
  const opened = openDatabase(
    folder.path,
    key,
    migrations.filter((migration) => migration.version <= version),
  );
  if (!opened.ok) throw new Error(opened.problem);
  try {
    return act(opened.db);
  } finally {
    opened.close();
  }
}
