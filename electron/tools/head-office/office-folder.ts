import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { z } from 'zod';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import { type CertifiedKey, makeAuthority, makeLoginCertificate } from './certificates.ts';
import { makeOfficeKeys, type Office, officeOf } from './office.ts';
import { connect, type Server, superuser } from './office-server.ts';
import { Trouble } from './trouble.ts';

/**
 * The operator's folder: the keys that are never in the database, and where the database is.
 *
 *     keys/       head office's keys, its authority's, the operator's: readable by whoever owns them
 *     server/     the embedded PostgreSQL, where it is one
 *     office.json where the database is
 */

const connection = z.strictObject({
  hosts: z.array(z.strictObject({ host: z.string(), port: z.int() })).min(1),
  /** Of who works with this folder. */
  login: z.string(),
});
type Connection = z.output<typeof connection>;

const secretKeys = z.strictObject({
  name: z.string(),
  identity: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
});

export interface OfficeFolder {
  readonly path: string;
  readonly office: Office;
  readonly authority: CertifiedKey;
  readonly server: Server;
  readonly login: string;
  /** As the operator. */
  open(connections?: number): postgres.Sql;
  /** As who owns the embedded server; undefined where there is none. */
  openAsOwner(database?: string): postgres.Sql | undefined;
}

/** Where the embedded head office lies unless a folder is named. What root starts runs as another account, which must get there. */
export function defaultFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/ventanilla-head-office';
  const base =
    process.env['LOCALAPPDATA'] ?? process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  return join(base, 'ventanilla-head-office');
}

export function isOfficeFolder(path: string): boolean {
  return existsSync(join(path, 'office.json'));
}

/** New keys, and the certificate of `login`; of an embedded server also its owner's. Nothing that is there is written over. */
export async function makeOfficeFolder(
  path: string,
  name: string,
  { hosts, login }: Connection,
  at: Date,
  { isEmbedded }: { readonly isEmbedded: boolean },
): Promise<OfficeFolder> {
  if (isOfficeFolder(path)) throw new Trouble(`${path} holds a head office already.`);
  const keys = join(path, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const authority = await makeAuthority(name, at);
  writeSecret(join(keys, 'office.key'), JSON.stringify(await makeOfficeKeys(name)));
  writeCertified(keys, 'authority', authority);
  writeCertified(keys, login, await makeLoginCertificate(authority, login, at));
  if (isEmbedded) writeCertified(keys, superuser, await makeLoginCertificate(authority, superuser, at));
  saveConnection(path, { hosts, login });
  return openOfficeFolder(path);
}

export function saveConnection(path: string, saved: Connection): void {
  writeFileSync(join(path, 'office.json'), `${JSON.stringify(saved, undefined, 2)}\n`);
}

export async function openOfficeFolder(path: string): Promise<OfficeFolder> {
  if (!isOfficeFolder(path)) {
    throw new Trouble(`There is no head office in ${path}. Begin with: npm run head-office`);
  }
  const keys = join(path, 'keys');
  const office = await officeOf(secretKeys.parse(JSON.parse(read(join(keys, 'office.key')))));
  const authority = readCertified(keys, 'authority');
  const { hosts, login } = connection.parse(JSON.parse(read(join(path, 'office.json'))));
  const server = { hosts, authority: authority.certificate };
  const isEmbedded = existsSync(join(path, 'server', 'data'));
  return {
    path,
    office,
    authority,
    server,
    login,
    open: (connections = 1) => connect(server, login, readCertified(keys, login), { connections }),
    openAsOwner: (database) =>
      isEmbedded
        ? connect(
            server,
            superuser,
            readCertified(keys, superuser),
            database === undefined ? {} : { database },
          )
        : undefined,
  };
}

/** As it is handed out: `ventanilla-head-office.json`. */
export function publicKeysOf({ keys }: Office): string {
  return headOfficeContent(keys);
}

function writeCertified(folder: string, name: string, { certificate, key }: CertifiedKey): void {
  writeFileSync(join(folder, `${name}.crt`), certificate);
  writeSecret(join(folder, `${name}.pem`), key);
}

function readCertified(folder: string, name: string): CertifiedKey {
  return { certificate: read(join(folder, `${name}.crt`)), key: read(join(folder, `${name}.pem`)) };
}

function writeSecret(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Trouble(`${path} cannot be read.`);
  }
}
