import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import type { CertifiedKey } from '#electron/tools/head-office/certificates.ts';
import { makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { databaseName } from '#electron/tools/head-office/office-server.ts';
import { firstEventHash } from '#shared/contract/head-office/events.ts';
import { terminalLogin } from '#shared/contract/head-office/joining.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import {
  admit,
  makeTerminal,
  type SampleEvent,
  type SampleTerminal,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';
import useTemporaryFolder from '#test/support/temporary-folder.ts';
import { againstLimit, type Measure, percentile } from './measure.ts';

const branches = 300;
const countersOfEach = 3;
/** Events of a counter in a week: some twenty people a day. */
const week = 300;
/** Events in one call, as the kiosk sends them. */
const batch = 200;
/** Connections that an institution's server lets terminals have at once: more would only wait for one another. */
const connections = 24;
/** Milliseconds over which the line comes back, and that a counter waits at most before it tries again. */
const spread = 10_000;
const wait = 2000;
/** Milliseconds that an acknowledgement may take for 99 of 100. Source: issue "Counters of one branch", "Scale and speed". */
const patience = 2000;

/** A batch that was answered is on the disk. */
const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  // Beside the terminals', the superuser's.
  max_connections: String(connections + 8),
};

interface Drained {
  /** Milliseconds of each answered call. */
  readonly answers: number[];
  /** Tries for which there was no connection. */
  refused: number;
  sent: number;
}

/** What the server and this process hold, in MiB, each time that some events had come. */
interface Held {
  readonly share: number;
  readonly server: number | undefined;
  readonly clients: number;
}

/**
 * Every counter of 300 branches comes back after a week without a line, over the kiosk's own line in TLS, each with a
 * certificate of its own: a connection is had by whoever comes first, the others try again. Afterwards every event is there,
 * once. The clients write and sign their events meanwhile, on the same processors.
 */
export async function measureBranches(): Promise<Measure[]> {
  if (!hasPostgres()) return [];
  process.env['TMPDIR'] ??= tmpdir();
  const removeFolder = useTemporaryFolder();
  const db = await startTestDatabase(durable);
  try {
    const { office } = await startOperator(db);
    const terminals: { readonly it: SampleTerminal; readonly own: CertifiedKey }[] = [];
    for (let branch = 0; branch < branches; branch += 1) {
      for (let counter = 1; counter <= countersOfEach; counter += 1) {
        const it = makeTerminal(`${100 + branch}-${counter}`);
        await (await admit(db, it, office)).end();
        const own = await makeLoginCertificate(
          db.authority,
          terminalLogin(it.terminal, it.epoch),
          new Date(),
        );
        terminals.push({ it, own });
      }
    }
    const total = terminals.length * week;
    const drained: Drained = { answers: [], refused: 0, sent: 0 };
    const held: Held[] = [];
    const watching = new AbortController();
    const watch = watchMemory(db, drained, total, held, watching.signal);
    const chance = seeded(900);
    const random = () => chance.next();
    const start = performance.now();
    await Promise.all(
      terminals.map(async ({ it, own }) => {
        await pause(random() * spread);
        await drain(db, it, own, drained, random);
      }),
    );
    const took = performance.now() - start;
    watching.abort();
    await watch;
    await checkEverything(db, terminals.length, total);
    const most = (of: (each: Held) => number | undefined, isIt: (share: number) => boolean) =>
      Math.max(...held.flatMap((each) => (isIt(each.share) ? (of(each) ?? []) : [])));
    const memory = (what: string, of: (each: Held) => number | undefined): Measure[] => {
      const early = most(of, (share) => share < 0.5);
      const late = most(of, (share) => share >= 0.5);
      if (!Number.isFinite(early + late)) return [];
      const ratio = late / early;
      return [
        { measure: `memory of ${what}`, value: late, unit: 'MiB', ratio, against: 'until half had come' },
      ];
    };
    return [
      { measure: `events of ${terminals.length} counters`, value: total, unit: 'events' },
      { measure: 'all of them drained', value: total / (took / 1000), unit: 'events/s' },
      { measure: 'acknowledgement (median)', value: percentile(drained.answers, 0.5), unit: 'ms' },
      againstLimit('acknowledgement (99 of 100)', percentile(drained.answers, 0.99), patience),
      { measure: 'tries without a connection', value: drained.refused, unit: 'tries' },
      ...memory('the server', ({ server }) => server),
      ...memory('all clients', ({ clients }) => clients),
    ];
  } finally {
    await db.end();
    removeFolder();
  }
}

/** Until everything of one counter is acknowledged. */
async function drain(
  db: TestDatabase,
  it: SampleTerminal,
  own: CertifiedKey,
  drained: Drained,
  random: () => number,
): Promise<void> {
  const lines = createPostgresLines();
  const target = { hosts: db.server.hosts, database: databaseName, authority: db.server.authority };
  const login = { user: terminalLogin(it.terminal, it.epoch), password: null, own };
  for (;;) {
    let line: CounterLine | undefined;
    try {
      line = await lines.openCounter(target, login, new AbortController().signal);
      await line.hello('bench');
      await sendAll(line, it, drained);
      return;
    } catch (error) {
      if (lineFaultOf(error).problem !== 'busy') throw error;
      drained.refused += 1;
    } finally {
      await line?.close();
    }
    await pause(wait * (0.5 + random() / 2));
  }
}

async function sendAll(line: CounterLine, it: SampleTerminal, drained: Drained): Promise<void> {
  let before = firstEventHash;
  for (let first = 1; first <= week; first += batch) {
    const events: SampleEvent[] = [];
    for (let number = first; number < Math.min(first + batch, week + 1); number += 1) {
      const event = writeOne(it, number, before);
      events.push(event);
      before = event.hash;
    }
    const begin = performance.now();
    const rows = await line.submit(it.epoch, first, events);
    drained.answers.push(performance.now() - begin);
    if (rows.length !== events.length || rows.some(({ state }) => state !== 'received')) {
      throw new Error(`not every event of ${it.terminal} was received`);
    }
    drained.sent += events.length;
  }
}

/** A registration, which the terminal does not keep. */
function writeOne(it: SampleTerminal, number: number, previousHash: string): SampleEvent {
  const payload = samplePayloads['worker-registered'];
  const event = it.write({
    type: 'worker-registered',
    subject: payload.workerId,
    payload: JSON.parse(JSON.stringify(payload)),
    number,
    previousHash,
  });
  it.events.length = 0;
  return event;
}

async function checkEverything({ admin }: TestDatabase, terminals: number, total: number): Promise<void> {
  const [there] = await admin<{ events: number; terminals: number; least: number }[]>`
    SELECT sum(count)::integer AS events, count(*)::integer AS terminals, min(count)::integer AS least FROM (
      SELECT count(DISTINCT number) AS count FROM records.event GROUP BY terminal, epoch) AS each`;
  const [rows] = await admin<{ count: number }[]>`SELECT count(*)::integer AS count FROM records.event`;
  const isWhole = there?.events === total && there.terminals === terminals && there.least === week;
  if (!isWhole || rows?.count !== total) throw new Error(`${JSON.stringify({ there, rows })} of ${total}`);
}

async function watchMemory(
  { folder }: TestDatabase,
  drained: Drained,
  total: number,
  held: Held[],
  signal: AbortSignal,
): Promise<void> {
  const mebibyte = 1024 * 1024;
  while (!signal.aborted) {
    const clients = process.memoryUsage.rss() / mebibyte;
    held.push({ share: drained.sent / total, server: serverMemory(folder), clients });
    await pause(1000, undefined, { signal }).catch(() => undefined);
  }
}

/** MiB of all processes of the server, what they share counted once; undefined where the system does not say. */
function serverMemory(folder: string): number | undefined {
  try {
    const [main = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    const processes = readdirSync('/proc').filter((name) => {
      if (!/^\d+$/.test(name)) return false;
      return name === main || parentOf(name) === main;
    });
    const kibibytes = processes.reduce((sum, id) => sum + sharedKibibytes(id), 0);
    return kibibytes / 1024;
  } catch {
    return undefined;
  }
}

function parentOf(id: string): string | undefined {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    // It has ended.
    return undefined;
  }
}

function sharedKibibytes(id: string): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
