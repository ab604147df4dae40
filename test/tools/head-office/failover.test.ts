import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { type CertifiedKey, makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { connect, databaseName } from '#electron/tools/head-office/office-server.ts';
import { admit, makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import { type Leader, type Standby, startStandby } from '#test/support/head-office/standby.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';

const settings = {
  synchronous_commit: 'on',
  wal_level: 'replica',
  max_wal_senders: '4',
  wal_keep_size: '256MB',
};

describe.skipIf(!hasPostgres())('a standby that takes the place of the server it followed', () => {
  const user = 'terminal-017-1-1';
  let db: TestDatabase;
  let office: Office;
  let own: CertifiedKey;
  let ofOperator: CertifiedKey;
  const lines = createPostgresLines();
  const standbys: Standby[] = [];
  const opened: postgres.Sql[] = [];
  beforeAll(async () => {
    db = await startTestDatabase(settings);
    ({ office } = await startOperator(db));
    own = await makeLoginCertificate(db.authority, user, new Date());
    ofOperator = await makeLoginCertificate(db.authority, 'operator-prueba', new Date());
  });
  afterAll(async () => {
    await Promise.all(opened.map((sql) => sql.end({ timeout: 1 }).catch(() => undefined)));
    for (const standby of standbys) await standby.end();
    await db?.end();
  });

  /** As the joining file names them. */
  function open(servers: readonly Leader[]): Promise<CounterLine> {
    const hosts = servers.flatMap(({ server }) => server.hosts);
    const target = { hosts, database: databaseName, authority: db.authority.certificate };
    const login = { user, password: null, own };
    return lines.openCounter(target, login, new AbortController().signal);
  }

  function operatorOf(servers: readonly Leader[]): postgres.Sql {
    const hosts = servers.flatMap(({ server }) => server.hosts);
    const sql = connect({ hosts, authority: db.authority.certificate }, 'operator-prueba', ofOperator);
    opened.push(sql);
    return sql;
  }

  const problemOf = (act: () => Promise<unknown>) =>
    act().then(
      () => 'none',
      (error: unknown) => lineFaultOf(error).problem,
    );

  test(`has everything that was acknowledged, once; what comes back beside it acknowledges nothing (plan ${seed})`, async () => {
    const random = seededFor(137);
    const it = makeTerminal('017-1');
    await admit(db, it, office);
    let leader: Leader & { kill(): Promise<void> } = db;
    let acknowledged = 0;
    for (let failover = 0; failover < many(1); failover += 1) {
      const standby = await startStandby(leader, settings);
      standbys.push(standby);
      const both = [leader, standby];
      const line = await open(both);
      for (let count = 0; count < 200; count += 1) it.write();
      const first = ((await line.hello('test')).received[0]?.number ?? 0) + 1;
      expect(first).toBe(acknowledged + 1);
      let isOver = false;
      const sending = (async () => {
        for (let from = first; from <= it.events.length; from += 20) {
          const rows = await line
            .submit(1, from, it.events.slice(from - 1, from + 19))
            .catch(() => undefined);
          if (rows === undefined) return;
          acknowledged = from + rows.length - 1;
        }
      })().finally(() => {
        isOver = true;
      });
      const confirming = confirmReceived(operatorOf([leader]), office).catch(() => undefined);
      // Not after a time: after some of its work.
      const until = acknowledged + random.whole(0, 160);
      while (acknowledged < until && !isOver) await new Promise((done) => setImmediate(done));
      await leader.kill();
      await Promise.all([sending, confirming]);
      await line.close();
      expect(await problemOf(() => open(both))).toBe('read-only');
      standby.promote();
      while ((await problemOf(() => open(both).then((opened) => opened.close()))) === 'read-only')
        await pause(20);

      const next = await open(both);
      const received = (await next.hello('test')).received[0]?.number ?? 0;
      expect(received).toBeGreaterThanOrEqual(acknowledged);
      const rest = it.events.slice(received);
      if (rest.length > 0) await next.submit(1, received + 1, rest);
      acknowledged = it.events.length;
      await next.close();
      await confirmReceived(operatorOf(both), office);
      leader = standby;
    }
    const operator = operatorOf([leader]);
    const kept = await operator<{ content: string; state: string }[]>`
      SELECT content, state FROM reading.event WHERE terminal = '017-1' ORDER BY number`;
    expect(kept.map(({ content }) => content)).toEqual(it.events.map(({ content }) => content));
    expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(['confirmed']));
    const receipts = await operator<{ number: number }[]>`SELECT number FROM desk.receipts('017-1', 0)`;
    expect(receipts.map(({ number }) => number)).toEqual(receipts.map((_row, index) => index + 1));

    // The first one comes back as if nothing had been: nobody follows it, so it keeps whoever asks waiting, once.
    await db.start();
    const withBoth = [db, leader];
    const line = await open(withBoth);
    const isWaiting = () =>
      db.admin`SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND usename = ${user}`;
    expect(await isWaiting()).toHaveLength(0);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let isOver = false;
    const problem = problemOf(() => line.hello('test')).finally(() => {
      isOver = true;
    });
    while (!isOver && (await isWaiting()).length === 0) await pause(20);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await problem).toBe('timeout');
    vi.useRealTimers();
    await line.close();
    const next = await open(withBoth);
    expect((await next.hello('test')).received[0]?.number).toBe(acknowledged);
    await next.close();
    await db.kill();
  }, 3_600_000);
});
