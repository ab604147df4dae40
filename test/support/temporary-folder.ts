import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's file system in memory. */
const memory = '/dev/shm';

/** Bytes that must be free there, and of memory: a run keeps some hundred MiB at a time. */
const room = 2 * 1024 ** 3;

/** Where tests that are about a disk keep their data, whatever the others use. */
const diskVariable = 'VENTANILLA_TEST_DISK';
/** The run's own folder, which all of its processes share. */
const runVariable = 'VENTANILLA_TEST_RUN';

/**
 * Every run of tests has one temporary folder, which goes with it: a test process that is killed leaves nothing on the
 * machine. It is in memory where the machine has room, unless TMPDIR says otherwise: SQLite waits for the disk at every
 * commit, and no test looks at a disk after a power cut. Vitest and Playwright both take what this returns for the end
 * of the run.
 */
export default function useTemporaryFolder(): () => void {
  // Each of Vitest's projects asks.
  if (folderOfRun() !== undefined) return () => undefined;
  const disk = mkdtempSync(join(tmpdir(), 'ventanilla-disk-'));
  const folder = mkdtempSync(
    join(process.env['TMPDIR'] ?? memoryWithRoom() ?? tmpdir(), 'ventanilla-tests-'),
  );
  process.env[diskVariable] = disk;
  process.env[runVariable] = folder;
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => {
    for (const path of [folder, disk]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
}

function memoryWithRoom(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, process.availableMemory()) >= room ? memory : undefined;
  } catch {
    return undefined;
  }
}

/** The run's folder on a disk: for processes killed while they write. */
export function folderOnDisk(): string {
  return process.env[diskVariable] ?? tmpdir();
}

/** Where what is made once serves every process of the run; undefined outside a run of tests. */
export function folderOfRun(): string | undefined {
  return process.env[runVariable];
}
