import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearUnfinished, clearWay } from './clear-way.ts';

/**
 * Replaces a small file so that a power cut leaves the old or the new one whole: temporary file in the same folder,
 * fsync, rename, fsync of the folder. Readable by the owner only. What is no file and stands in its way is set aside.
 */
export function writeFileAtomically(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.unfinished`;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  clearUnfinished(temporary);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  clearWay(path);
  renameSync(temporary, path);
  fsyncDirectory(dirname(path));
}

/** Makes renames in a folder last. Windows neither allows nor needs it. */
export function fsyncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
