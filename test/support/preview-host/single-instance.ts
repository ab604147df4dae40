import { createHash } from 'node:crypto';
import {
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  unwatchFile,
  watchFile,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Milliseconds between two looks at whether a second instance has knocked. */
const KNOCK_INTERVAL = 500;

const heldHere = new Set<string>();

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
}

/** One running host for each data directory, as `requestSingleInstanceLock` promises. */
export class SingleInstance {
  #path: string | undefined;

  get isHeld(): boolean {
    return this.#path !== undefined;
  }

  /** False when another live host holds the directory; that host is then told. */
  acquire(directory: string, onSecondInstance: (second: SecondInstance) => void): boolean {
    if (this.isHeld) return true;
    const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
    const path = join(tmpdir(), `ventanilla-preview-${userInfo().username}-${name}.lock`);
    if (!this.#take(path)) {
      const second: SecondInstance = { argv: process.argv, workingDirectory: process.cwd() };
      writeFileSync(`${path}.knock`, JSON.stringify(second), { mode: 0o600 });
      return false;
    }
    this.#path = path;
    heldHere.add(path);
    const knock = `${path}.knock`;
    rmSync(knock, { force: true });
    watchFile(knock, { interval: KNOCK_INTERVAL, persistent: false }, ({ mtimeMs }) => {
      if (mtimeMs !== 0) onSecondInstance(JSON.parse(readFileSync(knock, 'utf8')) as SecondInstance);
    });
    return true;
  }

  release(): void {
    if (this.#path === undefined) return;
    unwatchFile(`${this.#path}.knock`);
    rmSync(`${this.#path}.knock`, { force: true });
    rmSync(this.#path, { force: true });
    heldHere.delete(this.#path);
    this.#path = undefined;
  }

  #take(path: string): boolean {
    for (;;) {
      try {
        const file = openSync(path, 'wx', 0o600);
        writeSync(file, String(process.pid));
        closeSync(file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = Number(readFileSync(path, 'utf8'));
        const isHeld = holder === process.pid ? heldHere.has(path) : holder > 0 && isAlive(holder);
        if (isHeld) return false;
        rmSync(path, { force: true });
      }
    }
  }
}
