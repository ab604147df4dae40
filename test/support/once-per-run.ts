import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOfRun } from './temporary-folder.ts';

/** Milliseconds between two looks at what another process makes. */
const pause = 20;

/**
 * A folder that the first process to ask fills and every process of the run then finds, waiting for it meanwhile. If
 * making it fails, or its maker dies, the next one tries. Outside a run of tests it is this process's own, and goes
 * with it.
 */
export async function oncePerRun(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const run = folderOfRun() ?? ownFolder();
  const folder = join(run, `once-${name}`);
  const claim = `${folder}.maker`;
  while (!existsSync(folder)) {
    if (!isMine(claim)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      continue;
    }
    try {
      if (!existsSync(folder)) await make(folder, fill);
    } finally {
      rmSync(claim, { force: true });
    }
  }
  return folder;
}

/** It appears whole or not at all. */
async function make(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = mkdtempSync(`${folder}-`);
  await fill(unfinished);
  renameSync(unfinished, folder);
}

/** Whether this process has just become the maker; a dead one's claim is taken away for the next look. */
function isMine(claim: string): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    try {
      const maker = Number(readFileSync(claim, 'utf8'));
      if (maker > 0) process.kill(maker, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(claim, { force: true });
    }
    return false;
  }
}

let own: string | undefined;

function ownFolder(): string {
  if (own === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'ventanilla-once-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    own = made;
  }
  return own;
}
