import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { accountToRunAs, type RunningServer } from './embedded-server.ts';
import {
  isOfficeFolder,
  makeOfficeFolder,
  type OfficeFolder,
  openOfficeFolder,
  publicKeysOf,
  saveConnection,
} from './office-folder.ts';
import { databaseName, giveToServer, makeDatabase, prepareServer, runServer } from './office-server.ts';
import { Trouble } from './trouble.ts';

/** Of the embedded head office's operator. */
const sampleOperator = 'operator-ejemplo';

export interface EmbeddedOffice {
  readonly folder: OfficeFolder;
  readonly running: RunningServer;
}

/**
 * The embedded head office: made in `path` where it is not yet, and started. `say` tells what is done to the machine.
 * Throws `Trouble`.
 */
export async function startEmbeddedOffice(
  path: string,
  {
    port,
    at,
    say,
    settings = {},
  }: {
    readonly port: number;
    readonly at: Date;
    readonly say: (line: string) => void;
    readonly settings?: Readonly<Record<string, string>>;
  },
): Promise<EmbeddedOffice> {
  const account = accountToRunAs();
  if (account !== undefined) {
    say(
      `PostgreSQL does not run as root: it runs as ${account.name}, an account that is here already, which is given ${join(path, 'server')}.`,
    );
  }
  const hosts = [{ host: '127.0.0.1', port: port === 0 ? 5432 : port }];
  let folder: OfficeFolder;
  if (isOfficeFolder(path)) folder = await openOfficeFolder(path);
  else {
    say(`A new head office in ${path}: its keys, its authority for certificates, a database.`);
    mkdirSync(path, { recursive: true });
    folder = await makeOfficeFolder(path, 'Sede central de ejemplo', { hosts, login: sampleOperator }, at, {
      isEmbedded: true,
    });
  }
  const server = join(path, 'server');
  if (!existsSync(join(server, 'data', 'PG_VERSION'))) {
    mkdirSync(server, { recursive: true });
    giveToServer(server);
    await prepareServer(server, folder.authority, ['localhost', '127.0.0.1'], at);
  }
  const running = await runServer(server, { port, more: settings });
  try {
    saveConnection(path, { hosts: [{ host: '127.0.0.1', port: running.port }], login: folder.login });
    folder = await openOfficeFolder(path);
    await applySchema(folder);
    return { folder, running };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Database, schema, the operator's login and head office's public keys: what is missing of them. Embedded servers only. */
export async function applySchema(
  folder: OfficeFolder,
): Promise<{ readonly from: number; readonly to: number }> {
  const first = folder.openAsOwner('postgres');
  if (first === undefined) throw new Trouble(`${folder.path} has no server of its own.`);
  try {
    const open = () => folder.openAsOwner(databaseName) as postgres.Sql;
    return await makeOffice(first, open, folder);
  } finally {
    await first.end();
  }
}

/** The same on any server. `admin` may make databases and roles; `open` gives the same login in head office's database. */
export async function makeOffice(
  admin: postgres.Sql,
  open: () => postgres.Sql,
  folder: Pick<OfficeFolder, 'login' | 'office'>,
): Promise<{ readonly from: number; readonly to: number }> {
  const outcome = await makeDatabase(admin, open);
  if (!outcome.ok) {
    throw new Trouble(
      outcome.why === 'newer'
        ? `The database has migration ${outcome.number}, which this tool does not know: a newer tool made it. Use that one.`
        : `Migration ${outcome.number} was applied with another content than it has here. Nothing was done.`,
    );
  }
  const sql = open();
  try {
    const [role] = await sql`SELECT FROM pg_roles WHERE rolname = ${folder.login}`;
    if (role === undefined)
      await sql.unsafe(`CREATE ROLE "${folder.login}" LOGIN IN ROLE ventanilla_operator`);
    await sql`SELECT desk.set_office(${publicKeysOf(folder.office)})`;
    return outcome;
  } finally {
    await sql.end();
  }
}

/** Login of whoever runs the tool at an institution's own server. */
export function operatorLogin(name = userInfo().username): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .slice(0, 40);
  return `operator-${plain}`;
}
