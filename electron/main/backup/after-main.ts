import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

/** Of Unix: a third of what main gets where both want the same core, and main before it. */
const niceness = 5;

/**
 * This thread works after main's where a processor is short: nobody at the counter waits for a copy. On Linux, where a
 * thread has a priority of its own; elsewhere it stays as it is.
 */
export function workAfterMain(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), niceness);
  } catch {
    // A system without these files, or that forbids it.
  }
}
