import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import postgres from 'postgres';
import { type CertifiedKey, makeRevocationList, makeServerCertificate } from './certificates.ts';
import { accountToRunAs, makeDataFolder, type RunningServer, startServer } from './embedded-server.ts';
import { migrateSchema } from './migrations.ts';

/** Name of the database, on whatever server. */
export const databaseName = 'ventanilla';

/** The login that owns the embedded server. */
export const superuser = 'postgres';

/**
 * Who may come in, first line first: nobody without TLS, terminals and people by certificate (its CN is the login), who
 * is about to join by the code. For `pg_hba.conf` of any server.
 */
export const accessRules = `# type  database  user  address  method
hostssl ${databaseName} +ventanilla_terminal all cert
hostssl ${databaseName} +ventanilla_joining all scram-sha-256
hostssl ${databaseName} +ventanilla_operator all cert
hostssl ${databaseName} +ventanilla_reader all cert
`;

/** Of the embedded server alone: no key of ours opens an institution's. */
const ownersRule = `hostssl all ${superuser} samehost cert\n`;

const tlsFiles = {
  certificate: 'server.crt',
  key: 'server.key',
  authority: 'authority.crt',
  revoked: 'revoked.crl',
} as const;

/** Certificates and settings in `folder`, and a data folder, all of it the server's: once. */
export async function prepareServer(
  folder: string,
  authority: CertifiedKey,
  hosts: readonly string[],
  at: Date,
): Promise<void> {
  const tls = join(folder, 'tls');
  mkdirSync(tls, { recursive: true });
  const server = await makeServerCertificate(authority, hosts, at);
  writeFileSync(join(tls, tlsFiles.certificate), server.certificate);
  writeFileSync(join(tls, tlsFiles.key), server.key, { mode: 0o600 });
  writeFileSync(join(tls, tlsFiles.authority), authority.certificate);
  await writeRevoked(folder, authority, [], at);
  giveToServer(folder);
  makeDataFolder(folder);
}

/** Certificates of these serial numbers do not come in any more, once the server has read its settings again. */
export async function writeRevoked(
  folder: string,
  authority: CertifiedKey,
  serials: readonly string[],
  at: Date,
): Promise<void> {
  const path = join(folder, 'tls', tlsFiles.revoked);
  writeFileSync(path, await makeRevocationList(authority, serials, at));
  giveToServer(path);
}

/** `more`: lines of `postgresql.conf` beside ours. `port` 0: any that is free. */
export function runServer(
  folder: string,
  { port, more = {} }: { readonly port: number; readonly more?: Readonly<Record<string, string>> },
): Promise<RunningServer> {
  const file = (name: keyof typeof tlsFiles) => join(folder, 'tls', tlsFiles[name]);
  return startServer(folder, {
    port,
    access: `${accessRules}${ownersRule}`,
    settings: {
      ssl: 'on',
      ssl_min_protocol_version: 'TLSv1.3',
      ssl_cert_file: file('certificate'),
      ssl_key_file: file('key'),
      ssl_ca_file: file('authority'),
      ssl_crl_file: file('revoked'),
      password_encryption: 'scram-sha-256',
      unix_socket_directories: '',
      dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
      log_connections: '',
      ...more,
    },
  });
}

export interface Server {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** PEM: who vouches for its certificate. */
  readonly authority: string;
}

/** A connection by certificate. `login` is the certificate's CN. */
export function connect(
  server: Server,
  login: string,
  certified: CertifiedKey,
  options: { readonly database?: string; readonly connections?: number } = {},
): postgres.Sql {
  return postgres({
    host: server.hosts.map(({ host, port }) => `${host}:${port}`).join(','),
    database: options.database ?? databaseName,
    username: login,
    max: options.connections ?? 1,
    onnotice: () => undefined,
    // Its own look at the server's types is a call that nobody waits for: where it fails, the process ends.
    fetch_types: false,
    types: { texts: listOf(1009), integers: listOf(1007) },
    target_session_attrs: 'read-write',
    connect_timeout: 10,
    ssl: {
      ca: server.authority,
      cert: certified.certificate,
      key: certified.key,
      rejectUnauthorized: true,
      // The client tells TLS no address, which would then look for another name: one of the hosts it must be.
      checkServerIdentity: (_name: string, certificate: PeerCertificate) => {
        const faults = server.hosts.map(({ host }) => checkServerIdentity(host, certificate));
        return faults.includes(undefined) ? undefined : faults[0];
      },
    },
  });
}

/** How a list is written for PostgreSQL: `type` is `text[]` (1009) or `integer[]` (1007). Lists are sent, never read. */
function listOf(type: number): postgres.PostgresType<readonly (string | number | null)[]> {
  return {
    to: type,
    from: [],
    serialize: (list: readonly (string | number | null)[]) =>
      `{${list.map((each) => (each === null ? 'NULL' : `"${String(each).replaceAll(/[\\"]/g, '\\$&')}"`)).join(',')}}`,
    parse: (text: string) => {
      throw new Error(`a list is not read: ${text.length} letters`);
    },
  };
}

/** The database with its schema, on a server where it is not yet; or what is missing of it. */
export async function makeDatabase(admin: postgres.Sql, inDatabase: () => postgres.Sql) {
  const [there] = await admin`SELECT FROM pg_database WHERE datname = ${databaseName}`;
  if (there === undefined) {
    await admin.unsafe(`CREATE DATABASE ${databaseName} TEMPLATE template0 ENCODING 'UTF8'`);
  }
  const sql = inDatabase();
  try {
    return await migrateSchema(sql);
  } finally {
    await sql.end();
  }
}

/** A file, or a folder with all that is in it, is the account's that the server runs as. */
export function giveToServer(path: string): void {
  const account = accountToRunAs();
  if (account === undefined) return;
  chownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) giveToServer(join(path, name));
}
