import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { type CertifiedKey, makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { databaseName } from '#electron/tools/head-office/office-server.ts';
import { admit, makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

/** A disk of its own in memory, which only root may make; undefined where it cannot be had, said for the test that is skipped. */
function makeDisk(size: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-small-disk-'));
  const isMade =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
  if (isMade) {
    chmodSync(folder, 0o711);
    return folder;
  }
  rmSync(folder, { recursive: true });
  console.warn('skipped: no disk of a size of its own can be made here for a server');
  return undefined;
}

const disk = hasPostgres() ? makeDisk('128m') : undefined;

describe.skipIf(disk === undefined)('a server whose disk is full', () => {
  const user = 'terminal-017-2-1';
  const it = makeTerminal();
  let db: TestDatabase;
  let own: CertifiedKey;
  beforeAll(async () => {
    db = await startTestDatabase({ synchronous_commit: 'on' }, disk);
    await startOperator(db);
    await admit(db, it);
    own = await makeLoginCertificate(db.authority, user, new Date());
  });
  afterAll(async () => {
    await db?.end();
    spawnSync('umount', [disk ?? '']);
    rmSync(disk ?? '', { recursive: true, force: true });
  });

  function open(): Promise<CounterLine> {
    const { hosts, authority } = db.server;
    const target = { hosts, database: databaseName, authority };
    return createPostgresLines().openCounter(
      target,
      { user, password: null, own },
      new AbortController().signal,
    );
  }

  /** Nothing more can be written, but for so many bytes. */
  function fill(left: number): () => void {
    const path = join(disk ?? '', 'filler');
    const { bavail, bsize } = statfsSync(disk ?? '');
    writeFileSync(path, Buffer.alloc(bavail * bsize - left));
    return () => rmSync(path);
  }

  test('says so, or ends where not even its log has room; with room again everything that it acknowledged is there, and the rest comes in', async () => {
    let line = await open();
    let acknowledged = 0;
    const problems = new Set<string>();
    async function send(): Promise<boolean> {
      const events = it.events.slice(acknowledged, acknowledged + 200);
      try {
        const rows = await line.submit(1, acknowledged + 1, events);
        acknowledged += rows.length;
        return true;
      } catch (error) {
        problems.add(lineFaultOf(error).problem);
        return false;
      }
    }
    for (let count = 0; count < 4000; count += 1) it.write();
    expect(await send()).toBe(true);
    const before = acknowledged;

    const empty = fill(256 * 1024);
    while (acknowledged < it.events.length && (await send()));
    expect([...problems]).toEqual(['out-of-space']);
    expect(acknowledged).toBeGreaterThanOrEqual(before);
    expect((await line.hello('test')).received[0]?.number).toBe(acknowledged);
    // What is taken back is in its log all the same: in the end that has no room either. Here it goes to a new part each time.
    const other = await db.as('postgres');
    while (problems.size === 1) {
      await other`SELECT pg_switch_wal()`.catch(() => undefined);
      await send();
    }
    await line.close();
    expect([...problems]).toEqual(['out-of-space', 'lost']);
    empty();

    await db.kill();
    await db.start();
    line = await open();
    const received = (await line.hello('test')).received[0]?.number ?? 0;
    expect(received).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = received;
    while (acknowledged < it.events.length) expect(await send()).toBe(true);
    const kept = await (await db.as('postgres'))<
      { content: string }[]
    >`SELECT content FROM records.event ORDER BY number`;
    expect(kept.map(({ content }) => content)).toEqual(it.events.map(({ content }) => content));
    await line.close();
  });
});
