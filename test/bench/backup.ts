import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listRestorable, restoreStore } from '#electron/main/db/safety/restore-store.ts';
import { readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import {
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  until,
} from '#test/electron/db/safety/backup-store.ts';
import { setUpTestStore, testNow, testPassphrase } from '#test/electron/db/test-store.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { type Measure, percentile } from './measure.ts';

/** Mebibytes: of the database and of its documents (the issue's own are 1024 and 5120). */
const databaseSize = Number(process.env['BACKUP_DATABASE_MIB'] ?? 128);
const documentsSize = Number(process.env['BACKUP_DOCUMENTS_MIB'] ?? 640);
const documentSize = 512 * 1024;
const mebibyte = 1024 * 1024;

/** A snapshot, a second one and a restore against a plain copy of the same bytes; what the journal costs an act. */
export async function measureBackup(): Promise<Measure[]> {
  const root = mkdtempSync(join(folderOnDisk(), 'ventanilla-bench-'));
  try {
    const [data = '', stick = '', copy = '', target = ''] = ['data', 'stick', 'copy', 'target'].map((name) =>
      join(root, name),
    );
    for (const path of [data, stick, copy, target]) mkdirSync(path);
    const { store: empty, clerkId } = await setUpTestStore(data);
    fillDatabase(empty);
    empty.close();
    const { store, keeper } = await openWithBackup(data);
    for (let index = 0; index < (documentsSize * mebibyte) / documentSize; index += 1) {
      await registerWithDocument(store, clerkId, `D${index}`, documentSize);
    }
    const without = await measureActs(store, clerkId, 'W');
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const plain = time(() => copyPlainly(data, copy));

    const place = placeAt(stick);
    collectGarbage();
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    let start = performance.now();
    keeper.usePlace(place);
    await until(() => keeper.status().state === 'kept');
    const snapshot = performance.now() - start;
    const withJournal = await measureActs(store, clerkId, 'J');
    loop.disable();
    for (let index = 0; index < (documentsSize * mebibyte) / documentSize / 100; index += 1) {
      await registerWithDocument(store, clerkId, `N${index}`, documentSize);
    }
    await keeper.flush(60_000);
    // A long journal begins one by itself.
    await until(() => keeper.status().progress === null);
    start = performance.now();
    await keeper.takeSnapshot();
    const second = performance.now() - start;
    store.close();

    const { folder } = newestOf(place);
    const keys = await readWithPassphrase(folder, testPassphrase);
    if (keys === undefined) throw new Error('the passphrase does not open it');
    const generation = listRestorable(folder)[0]?.generation ?? '';
    start = performance.now();
    const report = await restoreStore({ folder, generation, keys, target, purpose: 'restore', now: testNow });
    const restore = performance.now() - start;
    keys.close();
    if (!report.ok) throw new Error(report.problem);

    const against = 'plain copy with fsync';
    const ms = (measure: string, value: number): Measure => ({
      measure,
      value,
      unit: 'ms',
      ratio: value / plain,
      against,
    });
    return [
      ms(`snapshot of ${databaseSize} + ${documentsSize} MiB`, snapshot),
      { ...ms('second, 1 % new', second), ratio: second / snapshot, against: 'the first' },
      ms('restore, verified', restore),
      {
        measure: 'save of a registration with a place, p50',
        value: percentile(withJournal, 0.5),
        unit: 'ms',
        ratio: percentile(withJournal, 0.5) / percentile(without, 0.5),
        against: 'without',
      },
      { measure: "main's loop while a snapshot is written, worst", value: loop.max / 1e6, unit: 'ms' },
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What filling the store left is not to hold the loop while it is watched. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** A table of the bench's own: what fills a store in years is not written here row by row. */
function fillDatabase({ db }: Store): void {
  db.exec('CREATE TABLE bench_filler (bytes BLOB NOT NULL)');
  const insert = db.prepare('INSERT INTO bench_filler VALUES (?)');
  for (let done = 0; done < databaseSize; done += 8) {
    transact(db, () => {
      for (let row = 0; row < 128; row += 1) insert.run(randomBytes(65_536));
    });
    db.pragma('wal_checkpoint(TRUNCATE)');
  }
}

async function measureActs(store: Store, clerkId: string, prefix: string): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < 200; index += 1) {
    const start = performance.now();
    await registerWithDocument(store, clerkId, `${prefix}${randomUUID()}`, 2000);
    samples.push(performance.now() - start);
  }
  return samples;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Piece by piece: what is read whole is garbage that holds the loop when it is collected. */
function copyPlainly(from: string, to: string): void {
  const piece = Buffer.alloc(mebibyte);
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size === 0) continue;
    const target = join(to, relative(from, path));
    mkdirSync(dirname(target), { recursive: true });
    const [source, descriptor] = [openSync(path, 'r'), openSync(target, 'w')];
    for (let read = readSync(source, piece); read > 0; read = readSync(source, piece)) {
      writeSync(descriptor, piece, 0, read);
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
    closeSync(source);
  }
}
