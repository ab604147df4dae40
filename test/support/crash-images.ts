import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFileName } from '#electron/main/db/core/open-database.ts';

/** What a process killed at this moment leaves on the disk. */
export interface CrashImage {
  readonly directory: string;
  /** Statements that had run since the act began. */
  readonly statements: number;
  /** What `mark` said at that moment. */
  readonly mark: string;
}

export interface CrashImages {
  readonly images: readonly CrashImage[];
  /** Statements of the act: each was a point of the power cut. */
  readonly statements: number;
  remove(): void;
}

type Run = (this: unknown, ...parameters: unknown[]) => unknown;
const calls = ['run', 'get', 'all'] as const;

/**
 * Runs an act and keeps the store's folder as it is before each SQL statement of it, BEGIN and COMMIT included, and
 * after the last one. A killed process leaves exactly what it had written to its files, so each is what a power cut
 * between two statements leaves. Moments that left the same files are kept once per mark.
 */
export async function takeCrashImages(
  dataDirectory: string,
  act: () => Promise<unknown>,
  mark: () => string = () => '',
): Promise<CrashImages> {
  const root = mkdtempSync(join(tmpdir(), 'ventanilla-crash-'));
  const images: CrashImage[] = [];
  const seen = new Set<string>();
  let statements = 0;

  function take(): void {
    const now = mark();
    const content = createHash('sha256').update(now);
    for (const ending of ['', '-wal']) {
      const file = join(dataDirectory, `${databaseFileName}${ending}`);
      if (existsSync(file)) content.update(readFileSync(file));
    }
    const key = content.digest('hex');
    if (seen.has(key)) return;
    seen.add(key);
    const directory = join(root, String(images.length));
    cpSync(dataDirectory, directory, { recursive: true });
    images.push({ directory, statements, mark: now });
  }

  const memory = new Database(':memory:');
  const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Record<string, Run>;
  memory.close();
  const originals = calls.map((name) => [name, statement[name] as Run] as const);
  for (const [name, original] of originals) {
    statement[name] = function (this: unknown, ...parameters: unknown[]): unknown {
      take();
      statements += 1;
      return original.apply(this, parameters);
    };
  }
  try {
    await act();
    take();
  } finally {
    for (const [name, original] of originals) statement[name] = original;
  }
  return { images, statements, remove: () => rmSync(root, { recursive: true, force: true }) };
}
