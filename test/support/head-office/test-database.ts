import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import {
  type CertifiedKey,
  makeAuthority,
  makeLoginCertificate,
} from '#electron/tools/head-office/certificates.ts';
import { findPostgres, type RunningServer } from '#electron/tools/head-office/embedded-server.ts';
import {
  connect,
  databaseName,
  giveToServer,
  makeDatabase,
  prepareServer,
  runServer,
  type Server,
  superuser,
} from '#electron/tools/head-office/office-server.ts';
import { oncePerRun } from '../once-per-run.ts';
import { folderOfRun } from '../temporary-folder.ts';

/** PostgreSQL with head office's schema, nobody in it yet: a server of its own, over TLS, gone with the test file. */
export interface TestDatabase {
  readonly server: Server;
  readonly authority: CertifiedKey;
  /** The server's folder. */
  readonly folder: string;
  /** As the superuser. */
  readonly admin: postgres.Sql;
  /** As this login, with a certificate of its own. */
  as(login: string): Promise<postgres.Sql>;
  /** As this login, with this certificate. */
  connect(login: string, certified: CertifiedKey): postgres.Sql;
  /** Stops the server and starts it again. */
  restart(): Promise<void>;
  /** Kills the server in the middle of what it does, and starts it again. */
  crash(): Promise<void>;
  /** Kills it, and it stays so. */
  kill(): Promise<void>;
  /** Starts it, where it was killed or could not go on. */
  start(): Promise<void>;
  end(): Promise<void>;
}

/** Whether there is a PostgreSQL for this platform; says so once where there is not, for the tests that are skipped. */
export function hasPostgres(): boolean {
  if (findPostgres() !== undefined) return true;
  console.warn(`skipped: no package with PostgreSQL for ${process.platform} ${process.arch}`);
  return false;
}

/** It is in memory and of this run: nothing waits for a disk. */
export const speed = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  max_connections: '40',
};

/** `settings`: lines of `postgresql.conf` beside the usual ones. `within`: a folder for its own, where that matters. */
export async function startTestDatabase(
  settings: Readonly<Record<string, string>> = {},
  within?: string,
): Promise<TestDatabase> {
  const more = { ...speed, ...settings };
  const template = await oncePerRun('head-office', makeTemplate);
  const folder = mkdtempSync(join(within ?? letThrough(folderOfRun() ?? tmpdir()), 'postgres-'));
  cpSync(join(template, 'server'), folder, { recursive: true });
  giveToServer(folder);
  const authority = readCertified(template, 'authority');
  const admin = readCertified(template, superuser);
  let running = await runServer(folder, { port: 0, more });
  const { port } = running;
  const server: Server = { hosts: [{ host: '127.0.0.1', port }], authority: authority.certificate };
  const opened: postgres.Sql[] = [];
  function open(login: string, certified: CertifiedKey): postgres.Sql {
    const sql = connect(server, login, certified);
    opened.push(sql);
    return sql;
  }
  return {
    server,
    authority,
    folder,
    admin: open(superuser, admin),
    connect: open,
    as: async (login) => open(login, await makeLoginCertificate(authority, login, new Date())),
    async restart() {
      await running.stop();
      running = await runServer(folder, { port, more });
    },
    async crash() {
      await running.kill();
      running = await startAgain(() => runServer(folder, { port, more }));
    },
    kill: () => running.kill(),
    async start() {
      running = await startAgain(() => runServer(folder, { port, more }));
    },
    async end() {
      await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a killed server leaves behind, its sessions, ends by itself; before, no other server begins. */
async function startAgain(start: () => Promise<RunningServer>): Promise<RunningServer> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** Once for a run: a server that was set up and has its schema. */
async function makeTemplate(folder: string): Promise<void> {
  const at = new Date();
  const server = join(letThrough(folder), 'server');
  mkdirSync(server);
  const authority = await makeAuthority('Sede central de prueba', at);
  const admin = await makeLoginCertificate(authority, superuser, at);
  writeCertified(folder, 'authority', authority);
  writeCertified(folder, superuser, admin);
  await prepareServer(server, authority, ['localhost', '127.0.0.1'], at);
  const running = await runServer(server, { port: 0, more: speed });
  const address: Server = {
    hosts: [{ host: '127.0.0.1', port: running.port }],
    authority: authority.certificate,
  };
  const first = connect(address, superuser, admin, { database: 'postgres' });
  const outcome = await makeDatabase(first, () =>
    connect(address, superuser, admin, { database: databaseName }),
  );
  await first.end();
  if (outcome.ok) await dropOthers(connect(address, superuser, admin));
  await running.stop();
  if (!outcome.ok) throw new Error(`the schema was not applied: ${outcome.why}`);
}

/** Of the server's files, which every test copies, two thirds are of databases that nobody asks for. */
async function dropOthers(sql: postgres.Sql): Promise<void> {
  for (const name of ['postgres', 'template1', 'template0']) {
    await sql.unsafe(`ALTER DATABASE ${name} IS_TEMPLATE false`);
    await sql.unsafe(`DROP DATABASE ${name}`);
  }
  await sql.end();
}

/** The account that the server runs as must get through the run's folders, without looking into them. */
function letThrough(folder: string): string {
  const run = folderOfRun();
  for (const path of new Set([folder, run ?? folder])) chmodSync(path, 0o711);
  return folder;
}

function writeCertified(folder: string, name: string, { certificate, key }: CertifiedKey): void {
  writeFileSync(join(folder, `${name}.crt`), certificate);
  writeFileSync(join(folder, `${name}.key`), key, { mode: 0o600 });
}

function readCertified(folder: string, name: string): CertifiedKey {
  return {
    certificate: readFileSync(join(folder, `${name}.crt`), 'utf8'),
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
  };
}
