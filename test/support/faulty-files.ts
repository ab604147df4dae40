import type * as files from 'node:fs';

/**
 * The file system's calls that change something below one folder, counted, so that a test can have any of them fail or
 * have the power cut in the middle of it: `vi.mock('node:fs', async (original) => faultyFiles(await original()))`. What
 * SQLite writes by itself is not seen here.
 */

export type Fault =
  /** The machine is off: the call is done by half, and nothing that comes after it is done. */
  | 'power-cut'
  /** From then on nothing more can be written; what is there can be removed. */
  | 'ENOSPC'
  /** From then on nothing can be changed. */
  | 'EROFS'
  /** From then on nothing can be changed nor read. */
  | 'EIO'
  | 'ENODEV';

/** No error of a file system: nothing that is meant for those may take it for one. */
export class PowerCut extends Error {}

interface Plan {
  readonly below: string;
  readonly at: number;
  readonly fault: Fault;
  /** Called in place of the failure: every call is done. */
  readonly instead?: () => void;
}

let plan: Plan | undefined;
let calls = 0;
const paths = new Map<number, string>();

/** Runs `act` with the call that has this number, from 1, failing. Gives how many calls there were. */
export async function withFault(planned: Plan, act: () => Promise<void>): Promise<number> {
  plan = planned;
  calls = 0;
  try {
    await act();
  } finally {
    plan = undefined;
  }
  return calls;
}

const changing = new Set(['write', 'sync', 'make', 'name', 'remove', 'cut']);
type Kind = 'write' | 'sync' | 'make' | 'name' | 'remove' | 'cut' | 'read';

/** `half` does a part of the call, as a power cut leaves it. */
function around<Value>(
  kind: Kind,
  path: unknown,
  call: () => Value,
  half: () => void = () => undefined,
): Value {
  if (plan === undefined || typeof path !== 'string' || !path.startsWith(plan.below)) return call();
  if (changing.has(kind)) calls += 1;
  if (calls < plan.at) return call();
  const { fault, at, instead } = plan;
  if (instead !== undefined) {
    instead();
    return call();
  }
  if (fault === 'power-cut') {
    if (calls === at && changing.has(kind)) {
      calls += 1;
      half();
    }
    throw new PowerCut('the power was cut');
  }
  const isDone =
    (fault === 'ENOSPC' && kind !== 'write' && kind !== 'make') || (fault === 'EROFS' && kind === 'read');
  if (isDone) return call();
  throw Object.assign(new Error(`${fault}: by order of the test`), { code: fault });
}

export function faultyFiles(real: typeof files): typeof files {
  const pathOf = (descriptor: number) => paths.get(descriptor);
  return {
    ...real,
    openSync: (path, flags, mode) => {
      const writes = typeof flags === 'string' && flags !== 'r';
      const isNew = writes && !real.existsSync(path);
      const descriptor = around(isNew ? 'make' : writes ? 'cut' : 'read', path, () =>
        real.openSync(path, flags, mode),
      );
      paths.set(descriptor, String(path));
      return descriptor;
    },
    closeSync: (descriptor) => {
      paths.delete(descriptor);
      real.closeSync(descriptor);
    },
    readSync: ((...given: Parameters<typeof real.readSync>) =>
      around('read', pathOf(given[0]), () => real.readSync(...given))) as typeof real.readSync,
    writeSync: ((
      descriptor: number,
      bytes: Uint8Array,
      offset: number = 0,
      length: number = bytes.length - offset,
      at: number | null = null,
    ) =>
      around(
        'write',
        pathOf(descriptor),
        () => real.writeSync(descriptor, bytes, offset, length, at),
        () => real.writeSync(descriptor, bytes, offset, length >> 1, at),
      )) as typeof real.writeSync,
    fsyncSync: (descriptor) => around('sync', pathOf(descriptor), () => real.fsyncSync(descriptor)),
    ftruncateSync: (descriptor, length) =>
      around('cut', pathOf(descriptor), () => real.ftruncateSync(descriptor, length)),
    mkdirSync: ((path: string, options: never) =>
      real.existsSync(path)
        ? real.mkdirSync(path, options)
        : around('make', path, () => real.mkdirSync(path, options))) as typeof real.mkdirSync,
    renameSync: (from, to) => around('name', String(to), () => real.renameSync(from, to)),
    rmSync: (path, options) =>
      real.existsSync(path)
        ? around('remove', path, () => real.rmSync(path, options))
        : real.rmSync(path, options),
    copyFileSync: (from, to, mode) =>
      around(
        'write',
        String(to),
        () => real.copyFileSync(from, to, mode),
        () => real.writeFileSync(to, real.readFileSync(from).subarray(0, real.statSync(from).size >> 1)),
      ),
    writeFileSync: ((path: string, bytes: string | Uint8Array, options: never) =>
      around(
        'write',
        path,
        () => real.writeFileSync(path, bytes, options),
        () => real.writeFileSync(path, bytes.slice(0, bytes.length >> 1), options),
      )) as typeof real.writeFileSync,
    readFileSync: ((path: string, options: never) =>
      around('read', path, () => real.readFileSync(path, options))) as typeof real.readFileSync,
  };
}
