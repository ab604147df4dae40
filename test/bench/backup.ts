import { randomBytes } from 'node:crypto';
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
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { BackupKeeper, BackupPlace } from '#electron/main/db/safety/backup-keeper.ts';
import { listRestorable, restoreStore } from '#electron/main/db/safety/restore-store.ts';
import { readWithPassphrase, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import {
  newestOf,
  openWithBackup,
  placeAt,
  registerWithDocument,
  until,
} from '#test/electron/db/safety/backup-store.ts';
import {
  openTestStore,
  registerWorker,
  setUpTestStore,
  testNow,
  testPassphrase,
} from '#test/electron/db/test-store.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { againstLimit, type Measure, percentile } from './measure.ts';
import { inventPerson } from './people.ts';

/** Mebibytes: of the database and of its documents (the issue's own are 1024 and 5120). */
const databaseSize = Number(process.env['BACKUP_DATABASE_MIB'] ?? 128);
const documentsSize = Number(process.env['BACKUP_DOCUMENTS_MIB'] ?? 640);
const documentSize = 512 * 1024;
const mebibyte = 1024 * 1024;
const people = 10_000;
/** Each is the median of so many, in turns with what it is compared with. */
const repetitions = Number(process.env['BACKUP_REPETITIONS'] ?? 3);
/** Milliseconds within which a counter with so many people is at work again, beside copying. Source: issue "Speed". */
const backAtWork = 120_000;
/** Milliseconds between two acts: nobody registers faster than this. */
const betweenActs = 5;

interface Held {
  /** Milliseconds between two turns of main, and of its own processor time among them, at worst. */
  wall: number;
  worked: number;
}

/**
 * A snapshot, a second one and a restore against a plain copy of the same bytes; what the journal costs an act; how soon a
 * counter is at work again. Threads are those that are built: reading TypeScript is no part of them.
 */
export async function measureBackup(): Promise<Measure[]> {
  process.env['VENTANILLA_TEST_BUILT'] = '1';
  const root = mkdtempSync(join(folderOnDisk(), 'ventanilla-bench-'));
  try {
    return [...(await measureCopies(join(root, 'copies'))), ...(await measureReturn(join(root, 'return')))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function measureCopies(root: string): Promise<Measure[]> {
  const data = join(root, 'data');
  mkdirSync(data, { recursive: true });
  const { store: empty, clerkId } = await setUpTestStore(data);
  fillDatabase(empty);
  empty.close();
  const { store, keeper } = await openWithBackup(data);
  const documents = (documentsSize * mebibyte) / documentSize;
  for (let index = 0; index < documents; index += 1) {
    await registerWithDocument(store, clerkId, `D${index}`, documentSize);
  }
  store.db.pragma('wal_checkpoint(TRUNCATE)');

  const [plain, snapshots, seconds]: [number[], number[], number[]] = [[], [], []];
  const [plainOfPlace, restores]: [number[], number[]] = [[], []];
  const held: Held = { wall: 0, worked: 0 };
  for (let round = 0; round < repetitions; round += 1) {
    const [copy = '', stick = '', target = ''] = ['copy', 'stick', 'target'].map((name) => join(root, name));
    for (const path of [copy, stick, target]) mkdirSync(path);
    plain.push(await time(() => copyPlainly(data, copy)));
    const place = placeAt(stick);
    const watched = watchLoop(held);
    snapshots.push(
      await time(async () => {
        keeper.usePlace(place);
        await until(() => keeper.status().state === 'kept');
      }),
    );
    watched.end();
    for (let index = 0; index < documents / 100; index += 1) {
      await registerWithDocument(store, clerkId, `N${round}-${index}`, documentSize);
    }
    await keeper.flush(60_000);
    // A long journal begins one by itself.
    await until(() => keeper.status().progress === null);
    seconds.push(await time(() => keeper.takeSnapshot()));
    keeper.usePlace(null);
    rmSync(copy, { recursive: true });
    mkdirSync(copy);
    plainOfPlace.push(await time(() => copyPlainly(stick, copy)));
    restores.push(await time(() => restoreNewestOf(place, target)));
    for (const path of [copy, stick, target]) rmSync(path, { recursive: true });
  }
  const acts = await measureActs(store, keeper, clerkId, root);
  store.close();

  const against = 'plain copy with fsync';
  const ms = (measure: string, values: number[], others: number[], other: string) => ({
    measure,
    value: middle(values),
    unit: 'ms',
    ratio: middle(values) / middle(others),
    against: other,
  });
  return [
    ms(`snapshot of ${databaseSize} + ${documentsSize} MiB`, snapshots, plain, against),
    ms('second, 1 % new', seconds, snapshots, 'the first'),
    ms('restore, verified', restores, plainOfPlace, against),
    ...acts,
    { measure: "main's loop while a snapshot is written, worst", value: held.wall, unit: 'ms' },
    { measure: 'of it main’s own work', value: held.worked, unit: 'ms' },
  ];
}

/** The last snapshot of the only store there, as the screen of a new machine does it. */
async function restoreNewestOf(place: BackupPlace, target: string): Promise<void> {
  const { folder } = newestOf(place);
  const keys = await readWithPassphrase(folder, testPassphrase);
  if (keys === undefined) throw new Error('the passphrase does not open it');
  const generation = listRestorable(folder)[0]?.generation ?? '';
  const report = await restoreStore({ folder, generation, keys, target, purpose: 'restore', now: testNow });
  keys.close();
  if (!report.ok) throw new Error(report.problem);
}

/** From an empty folder to a store that is open. */
async function measureReturn(root: string): Promise<Measure[]> {
  const [data = '', stick = '', target = ''] = ['data', 'stick', 'target'].map((name) => join(root, name));
  for (const path of [data, stick, target]) mkdirSync(path, { recursive: true });
  const { store: first, clerkId } = await setUpTestStore(data);
  for (let index = 0; index < people; index += 100) {
    transact(first.db, () => {
      for (let one = index; one < index + 100; one += 1) registerWorker(first, clerkId, inventPerson(one));
    });
  }
  first.close();
  const { store, keeper } = await openWithBackup(data);
  const place = placeAt(stick);
  keeper.usePlace(place);
  await until(() => keeper.status().state === 'kept');
  await keeper.flush(60_000);
  store.close();
  const copied = await time(() => copyPlainly(stick, join(root, 'copy')));
  const value = await time(async () => {
    await restoreNewestOf(place, target);
    // The machine's own seal is made anew.
    (await unsealWithPassphrase(target, testPassphrase, undefined))?.close();
    (await openTestStore(target)).close();
  });
  const measure = `${people} people back at work, without copying`;
  return [againstLimit(measure, value - copied, backAtWork)];
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

/** Acts without a place and with one, each followed by a raw write with fsync to the same disk. */
async function measureActs(
  store: Store,
  keeper: BackupKeeper,
  clerkId: string,
  root: string,
): Promise<Measure[]> {
  mkdirSync(join(root, 'journal'));
  const place = placeAt(join(root, 'journal'));
  const samples = { without: [] as number[], with: [] as number[], raw: [] as number[] };
  const raw = openSync(join(root, 'raw'), 'w');
  const block = randomBytes(4096);
  for (let round = 0; round < 2 * repetitions; round += 1) {
    const kind = round % 2 === 0 ? 'without' : 'with';
    keeper.usePlace(kind === 'with' ? place : null);
    if (kind === 'with') await until(() => keeper.status().state === 'kept');
    for (let index = 0; index < 100; index += 1) {
      const number = `A${round}-${index}`;
      samples[kind].push(await time(() => registerWithDocument(store, clerkId, number, 2000)));
      await setTimeout(betweenActs);
      samples.raw.push(await time(() => [writeSync(raw, block, 0, block.length, 0), fsyncSync(raw)]));
    }
  }
  closeSync(raw);
  const [without, withPlace, sync] = [middle(samples.without), middle(samples.with), middle(samples.raw)];
  return [
    {
      measure: 'save of a registration with a place, p50',
      value: withPlace,
      unit: 'ms',
      ratio: withPlace / without,
      against: 'without',
    },
    {
      measure: 'what the journal adds to it',
      value: withPlace - without,
      unit: 'ms',
      ratio: (withPlace - without) / sync,
      against: 'raw fsync of 4 KB, target 0.5',
    },
  ];
}

function middle(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** What lies between two turns: a machine that is busy with others lengthens it, and main's own work does. */
function watchLoop(held: Held): { readonly end: () => void } {
  collectGarbage();
  let [last, worked] = [performance.now(), ownTime()];
  const timer = setInterval(() => {
    const [now, work] = [performance.now(), ownTime()];
    held.wall = Math.max(held.wall, now - last);
    held.worked = Math.max(held.worked, work - worked);
    [last, worked] = [now, work];
  }, 1);
  return { end: () => clearInterval(timer) };
}

/** Milliseconds for which this thread had a processor. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
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
