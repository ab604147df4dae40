import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

/**
 * SQLite's own binary for this platform, by its path: the package's default entry looks for one by a report of the
 * whole process, which takes long inside Electron and reads the environment. Its types come from the default entry.
 */
export const SqliteDatabase = createRequire(import.meta.url)(
  `better-sqlite3/${process.platform}-${process.arch}`,
) as typeof Sqlite;
