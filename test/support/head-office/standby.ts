import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type postgres from 'postgres';
import { type CertifiedKey, makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import {
  connect,
  giveToServer,
  runServer,
  type Server,
  superuser,
} from '#electron/tools/head-office/office-server.ts';
import { speed } from './test-database.ts';

/** A server of head office that others follow, or could. */
export interface Leader {
  /** Its own, beside which its followers' lie. */
  readonly folder: string;
  readonly server: Server;
  readonly authority: CertifiedKey;
  /** As the superuser. */
  readonly admin: postgres.Sql;
}

/** A server that has everything that its leader acknowledges, and takes nothing in until it is promoted. */
export interface Standby extends Leader {
  /** From then on it takes things in, once it has noticed. */
  promote(): void;
  /** Kills it, and it stays so. */
  kill(): Promise<void>;
  end(): Promise<void>;
}

/** Milliseconds between two looks at whether it follows. */
const pause = 20;

/**
 * A copy of a running leader, which from then on acknowledges nothing that the copy has not (`synchronous_standby_names`). The
 * leader must run with `wal_keep_size` and `synchronous_commit`.
 */
export async function startStandby(leader: Leader, more: Readonly<Record<string, string>>): Promise<Standby> {
  const { authority, admin } = leader;
  appendFileSync(
    join(leader.folder, 'data', 'pg_hba.conf'),
    `hostssl replication ${superuser} samehost cert\n`,
  );
  await admin`SELECT pg_reload_conf()`;
  const folder = mkdtempSync(`${leader.folder.replace(/-standby-.*$/, '')}-standby-`);
  await copyOf(leader, folder);
  const own = await makeLoginCertificate(authority, superuser, new Date());
  const file = (name: string) => join(folder, 'tls', name);
  writeFileSync(file('follower.crt'), own.certificate);
  writeFileSync(file('follower.key'), own.key, { mode: 0o600 });
  writeFileSync(join(folder, 'data', 'standby.signal'), '');
  giveToServer(folder);
  const leaderPort = leader.server.hosts[0]?.port ?? 0;
  const running = await runServer(folder, {
    port: 0,
    more: {
      ...speed,
      ...more,
      primary_conninfo:
        `host=127.0.0.1 port=${leaderPort} user=${superuser} sslmode=verify-full sslrootcert=${file('authority.crt')} ` +
        `sslcert=${file('follower.crt')} sslkey=${file('follower.key')}`,
    },
  });
  const server: Server = {
    hosts: [{ host: '127.0.0.1', port: running.port }],
    authority: authority.certificate,
  };
  const follows = async (how: 'streaming' | 'sync') => {
    const isSo = () => admin`SELECT FROM pg_stat_replication WHERE ${how} IN (state, sync_state)`;
    while ((await isSo()).length === 0) await new Promise((done) => setTimeout(done, pause));
  };
  await follows('streaming');
  await admin.unsafe("ALTER SYSTEM SET synchronous_standby_names = '*'");
  await admin`SELECT pg_reload_conf()`;
  await follows('sync');
  // Its client wants a server that takes something in: there is none before it is promoted.
  let asLeader: postgres.Sql | undefined;
  return {
    folder,
    server,
    authority,
    get admin() {
      asLeader ??= connect(server, superuser, own);
      return asLeader;
    },
    promote() {
      writeFileSync(join(folder, 'data', 'promote'), '');
      const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGUSR1');
    },
    kill: () => running.kill(),
    async end() {
      await asLeader?.end({ timeout: 1 });
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Source: PostgreSQL's documentation, "Making a Base Backup Using the Low Level API". */
async function copyOf({ admin, folder: from }: Leader, to: string): Promise<void> {
  const session = await admin.reserve();
  await session`SELECT pg_backup_start('standby', true)`;
  const passedOver = ['postmaster.pid', 'postgresql.auto.conf'];
  cpSync(from, to, { recursive: true, filter: (path) => !passedOver.includes(basename(path)) });
  const [stopped] = await session<{ labelfile: string }[]>`SELECT labelfile FROM pg_backup_stop(false)`;
  session.release();
  writeFileSync(join(to, 'data', 'backup_label'), stopped?.labelfile ?? '');
}
