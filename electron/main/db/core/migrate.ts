import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearUnfinished } from '#electron/main/store-files/clear-way.ts';
import { moveAside } from '#electron/main/store-files/move-aside.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';
import type { Connection } from './connection.ts';

export interface Migration {
  readonly version: number;
  up(db: Connection): void;
}

export type MigrateOutcome =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problem: 'database-newer' };

/**
 * Brings the database forward, one transaction per migration; never back, never from a newer program. A database that
 * holds something is first copied, encrypted with the same key, to `<file>.before-<version>`.
 */
export function migrate(db: Connection, migrations: readonly Migration[]): MigrateOutcome {
  const from = databaseVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (from > newest) return { ok: false, problem: 'database-newer' };

  const missing = migrations.filter(({ version }) => version > from);
  if (missing.length > 0 && from > 0) backUp(db, `${db.name}.before-${newest}`);
  for (const { version, up } of missing) {
    db.transaction(() => {
      up(db);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
  return { ok: true, from, to: newest };
}

export function databaseVersion(db: Connection): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * A migration that was cut off goes on with the copy it began with. A copy from before the store was last worked with,
 * left by an earlier try at the same version, is set aside.
 */
function backUp(db: Connection, target: string): void {
  if (existsSync(target)) {
    if (isCopyOfNow(db, target)) return;
    moveAside(target);
  }
  const unfinished = `${target}.unfinished`;
  clearUnfinished(unfinished);
  db.prepare('VACUUM INTO ?').run(unfinished);
  const descriptor = openSync(unfinished, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(unfinished, target);
  fsyncDirectory(dirname(target));
}

/** Whether nothing was done in the store since the copy was made: every act raises a mark, and a migration none. */
function isCopyOfNow(db: Connection, path: string): boolean {
  let attached = false;
  try {
    db.prepare('ATTACH ? AS copy').run(path);
    attached = true;
    const raised = `SELECT name, value, hash FROM main.high_water WHERE value > 0
      EXCEPT SELECT name, value, hash FROM copy.high_water`;
    return db.prepare(raised).get() === undefined;
  } catch {
    // One that cannot be read is no copy; what ails the database itself is thrown by the next copy.
    return false;
  } finally {
    if (attached) db.exec('DETACH copy');
  }
}
