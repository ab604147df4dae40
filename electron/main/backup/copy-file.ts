import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { clearUnfinished, clearWay } from '#electron/main/store-files/clear-way.ts';
import { openPlainFile, readPlainFile } from '#electron/main/store-files/read-plain-file.ts';
import { fsyncDirectory } from '#electron/main/store-files/write-file-atomically.ts';

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

interface FileCopy {
  readonly from: string;
  readonly to: string;
}

/**
 * Copies files, a few MiB of them, beside their places, reads them back from the disk, and has them under their names when
 * they are whole: a folder's names are on the disk once for all files in it. Throws what the file systems throw, with
 * nothing left behind where they allow it.
 */
export function copyFilesDurably(copies: readonly FileCopy[]): void {
  const temporaryOf = (to: string) => `${to}.unfinished`;
  try {
    const written = copies.map(({ from, to }) => ({ to, bytes: copyBeside(from, temporaryOf(to)) }));
    const piece = Buffer.allocUnsafe(copyChunk);
    for (const { to, bytes } of written) {
      if (!holds(temporaryOf(to), bytes, piece)) throw new Error(`${basename(to)} cannot be read back`);
      clearWay(to);
      renameSync(temporaryOf(to), to);
    }
    for (const folder of new Set(copies.map(({ to }) => dirname(to)))) fsyncDirectory(folder);
  } catch (error) {
    for (const { to } of copies) rmSync(temporaryOf(to), { force: true });
    throw error;
  }
}

/** Gives what it wrote. */
function copyBeside(from: string, temporary: string): Buffer {
  const bytes = readPlainFile(from);
  clearUnfinished(temporary);
  const target = openSync(temporary, 'wx', 0o600);
  try {
    writeFully(target, bytes);
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  return bytes;
}

/** Whether a file is these bytes; `piece` is where they are read. */
function holds(path: string, bytes: Buffer, piece: Buffer): boolean {
  const descriptor = openPlainFile(path);
  try {
    if (fstatSync(descriptor).size !== bytes.length) return false;
    for (let start = 0; start < bytes.length; start += piece.length) {
      const wanted = bytes.subarray(start, start + piece.length);
      const found = piece.subarray(0, wanted.length);
      if (readFully(descriptor, found, start) < wanted.length || !found.equals(wanted)) return false;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}

/** Size and hash (hexadecimal) of a file as it can be read back. */
export function hashFile(path: string): { readonly size: number; readonly sha256: string } {
  const descriptor = openPlainFile(path);
  try {
    const sum = createHash('sha256');
    const piece = Buffer.allocUnsafe(Math.min(copyChunk, Math.max(1, fstatSync(descriptor).size)));
    for (let size = 0; ; ) {
      const count = readFully(descriptor, piece, size);
      if (count === 0) return { size, sha256: sum.digest('hex') };
      sum.update(piece.subarray(0, count));
      size += count;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Lets others have their turn. Rejects with the signal's reason when it was aborted. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
