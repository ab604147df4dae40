import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { clearUnfinished, clearWay } from '#electron/main/store-files/clear-way.ts';
import { openPlainFile } from '#electron/main/store-files/read-plain-file.ts';

/** Bytes read and written at a time. */
export const copyChunk = 1024 * 1024;

export function readFully(descriptor: number, target: Uint8Array, position: number): number {
  let read = 0;
  while (read < target.length) {
    const count = readSync(descriptor, target, read, target.length - read, position + read);
    if (count === 0) break;
    read += count;
  }
  return read;
}

/** Without a position: behind what was written last. */
export function writeFully(descriptor: number, bytes: Uint8Array, position: number | null = null): void {
  let written = 0;
  while (written < bytes.length) {
    const at = position === null ? null : position + written;
    written += writeSync(descriptor, bytes, written, bytes.length - written, at);
  }
}

export interface CopiedFile {
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * Copies a file beside its place, on the disk and under its name only when it is whole. Throws what the file systems
 * throw, with nothing left behind where they allow it.
 */
export function copyFileDurably(from: string, to: string): CopiedFile {
  const temporary = `${to}.unfinished`;
  const source = openPlainFile(from);
  try {
    clearUnfinished(temporary);
    const target = openSync(temporary, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      size = pump(source, hash, (chunk) => writeFully(target, chunk));
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
    clearWay(to);
    renameSync(temporary, to);
    return { size, sha256: hash.digest('hex') };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(source);
  }
}

/** Size and hash of a file as it can be read back. */
export function hashFile(path: string): CopiedFile {
  const descriptor = openPlainFile(path);
  try {
    const hash = createHash('sha256');
    const size = pump(descriptor, hash, () => undefined);
    return { size, sha256: hash.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a file from its beginning to its end. */
function pump(descriptor: number, hash: Hash, take: (chunk: Uint8Array) => void): number {
  const chunk = Buffer.allocUnsafe(Math.min(copyChunk, Math.max(1, fstatSync(descriptor).size)));
  let position = 0;
  for (;;) {
    const count = readFully(descriptor, chunk, position);
    if (count === 0) return position;
    const bytes = chunk.subarray(0, count);
    hash.update(bytes);
    take(bytes);
    position += count;
  }
}

/** Lets others have their turn. Rejects with the signal's reason when it was aborted. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
