import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scheduler = '/usr/sbin/cupsd';
/** Milliseconds the scheduler has to listen. */
const START_LIMIT = 15_000;

/** Why no print system of our own can be started here; undefined where it can. */
export function whyNoCups(): string | undefined {
  if (process.platform !== 'linux') return 'there is no CUPS on this system';
  if (!existsSync(scheduler)) return 'cupsd is not installed (apt-get install cups cups-filters)';
  return process.getuid?.() === 0 ? undefined : 'cupsd is started by root alone';
}

export interface PrivateCups {
  /** Environment in which the commands of CUPS speak to this one and to no other. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** Runs an administrator's command and fails the test when it fails. */
  run(command: string, ...commandArguments: string[]): string;
  /** Folder that queues may print into, as `file:` devices. */
  readonly folder: string;
  stop(): void;
}

/** The real scheduler of CUPS on a socket in a folder of its own: no queue of this machine is touched. */
export async function startPrivateCups(): Promise<PrivateCups> {
  const root = mkdtempSync(join(tmpdir(), 'cups-'));
  const folder = join(root, 'out');
  for (const name of ['etc/ppd', 'spool/tmp', 'cache', 'state', 'log', 'out']) {
    mkdirSync(join(root, name), { recursive: true });
  }
  // Filters and backends run as another account.
  chmodSync(tmpdir(), statSync(tmpdir()).mode | 0o011);
  chmodSync(root, 0o755);
  chmodSync(folder, 0o777);
  const socket = join(root, 'cups.sock');
  writeFileSync(
    join(root, 'etc/cups-files.conf'),
    `ServerRoot ${root}/etc\nRequestRoot ${root}/spool\nTempDir ${root}/spool/tmp\nCacheDir ${root}/cache
StateDir ${root}/state\nAccessLog ${root}/log/access\nErrorLog ${root}/log/error\nPageLog ${root}/log/page
FileDevice Yes\nSandboxing relaxed\nSystemGroup root\nUser lp\nGroup lp\n`,
  );
  const everybody = 'Order allow,deny\nAllow all\n';
  writeFileSync(
    join(root, 'etc/cupsd.conf'),
    `Listen ${socket}\nLogLevel warn\nBrowsing Off\nWebInterface No\nDefaultAuthType None
<Location />\n${everybody}</Location>\n<Policy default>\n<Limit All>\n${everybody}</Limit>\n</Policy>\n`,
  );
  const daemon: ChildProcess = spawn(
    scheduler,
    ['-f', '-c', join(root, 'etc/cupsd.conf'), '-s', join(root, 'etc/cups-files.conf')],
    { stdio: 'ignore' },
  );
  const environment = { ...process.env, CUPS_SERVER: socket, LC_ALL: 'C' };
  const end = Date.now() + START_LIMIT;
  while (
    spawnSync('lpstat', ['-r'], { env: environment, encoding: 'utf8' }).stdout !== 'scheduler is running\n'
  ) {
    if (Date.now() > end) throw new Error('cupsd did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    environment,
    folder,
    run(command, ...commandArguments) {
      const { status, stdout, stderr } = spawnSync(command, commandArguments, {
        env: environment,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${command}: ${stderr}`);
      return stdout;
    },
    stop() {
      daemon.kill();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
