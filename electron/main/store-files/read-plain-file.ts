import { openSync, readFileSync, statSync } from 'node:fs';

/** A file's bytes. What is no file fails as a folder does: a pipe in its place would be waited for without end. */
export function readPlainFile(path: string): Buffer {
  requireFile(path);
  return readFileSync(path);
}

/** Open for reading. */
export function openPlainFile(path: string): number {
  requireFile(path);
  return openSync(path, 'r');
}

function requireFile(path: string): void {
  if (statSync(path).isFile()) return;
  throw Object.assign(new Error(`EISDIR: ${path} is no file`), { code: 'EISDIR' });
}
