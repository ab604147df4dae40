import { tmpdir } from 'node:os';
import type postgres from 'postgres';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { databaseName } from '#electron/tools/head-office/office-server.ts';
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
import useTemporaryFolder from '#test/support/temporary-folder.ts';
import type { Measure } from './measure.ts';

/** Events in one call, as the kiosk sends them. */
const batch = 200;
/** Batches of each way, of each terminal. */
const rounds = 40;
/** Counters that send at once, of as many branches. */
const several = 4;
/** Of bare inserts, in events a second. Source: issue "Counters of one branch", "Scale and speed". */
const target = 0.8;
/** As an institution runs it: a batch that was answered is on the disk. */
const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '128MB',
};

/** A row as head office keeps it, and a table of such rows that nothing watches but its key. */
const bareTable = `CREATE TABLE bare_event (branch text NOT NULL, terminal text NOT NULL, epoch integer NOT NULL,
  number integer NOT NULL, type text, version integer, subject text, content text NOT NULL, hash text NOT NULL,
  signature text NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (branch, terminal, epoch, number))`;

/** A counter with its line, and a connection that inserts the same rows. */
interface Counter {
  readonly it: SampleTerminal;
  readonly line: CounterLine;
  readonly bare: postgres.Sql;
  readonly batches: readonly (readonly SampleEvent[])[];
}

/**
 * How fast events come in at head office, over a kiosk's own line in TLS, against bare inserts of the same rows into one
 * table of the same PostgreSQL; how fast they are confirmed, and pulled by another counter of the branch. The two ways of
 * writing alternate, batch by batch, so that both see the same machine and disk.
 */
export async function measureHeadOffice(): Promise<Measure[]> {
  if (!hasPostgres()) return [];
  // On a disk, unless TMPDIR says otherwise.
  process.env['TMPDIR'] ??= tmpdir();
  const removeFolder = useTemporaryFolder();
  const db = await startTestDatabase(durable);
  try {
    const { sql: operator, office } = await startOperator(db);
    await db.admin.unsafe(bareTable);
    const counters: Counter[] = [];
    for (let place = 0; place <= several; place += 1) counters.push(await openCounter(db, office, place));
    const [one, ...others] = counters;
    if (one === undefined) throw new Error('a counter');
    const alone = await alternate([one]);
    const atOnce = await alternate(others);

    const events = counters.length * rounds * batch;
    const confirming = await timeOf(async () => {
      const { acknowledged } = await confirmReceived(operator, office);
      if (acknowledged !== events) throw new Error(`${acknowledged} of ${events} were confirmed`);
    });
    await db.admin.unsafe('ANALYZE');
    const pulling = await timeOf(() => pullAll(one));
    const reading = await timeOf(() => readBare(one));
    for (const { line } of counters) await line.close();

    const perSecond = (count: number, milliseconds: number) => count / (milliseconds / 1000);
    const row = (measure: string, value: number, bare?: number, against?: string): Measure => ({
      measure,
      value,
      unit: 'events/s',
      ...(bare !== undefined && { ratio: value / bare }),
      ...(against !== undefined && { against }),
    });
    const [own, all] = [rounds * batch, others.length * rounds * batch];
    const bareAlone = perSecond(own, alone.bare);
    const bareAtOnce = perSecond(all, atOnce.bare);
    return [
      row('bare inserts, one connection', bareAlone),
      row('one counter sends', perSecond(own, alone.sent), bareAlone, `bare inserts, target ${target}`),
      row(`bare inserts, ${several} connections`, bareAtOnce),
      row(
        `${several} counters send at once`,
        perSecond(all, atOnce.sent),
        bareAtOnce,
        `${several} bare connections, target ${target}`,
      ),
      row('confirmed by one process', perSecond(events, confirming), bareAlone, 'bare inserts'),
      row('bare reads of the same rows', perSecond(own, reading)),
      row('another counter pulls', perSecond(own, pulling), perSecond(own, reading), 'bare reads'),
    ];
  } finally {
    await db.end();
    removeFolder();
  }
}

async function openCounter(db: TestDatabase, office: Office, place: number): Promise<Counter> {
  const it = makeTerminal(`${101 + place}-1`);
  await (await admit(db, it, office)).end();
  const login = terminalLogin(it.terminal, it.epoch);
  const { certificate, key } = await makeLoginCertificate(db.authority, login, new Date());
  const line = await createPostgresLines().openCounter(
    { hosts: db.server.hosts, database: databaseName, authority: db.server.authority },
    { user: login, password: null, own: { certificate, key } },
    new AbortController().signal,
  );
  const batches = Array.from({ length: rounds }, () => Array.from({ length: batch }, () => write(it)));
  return { it, line, bare: await db.as('postgres'), batches };
}

/** A registration: the largest of what a counter tells every day. Its documents go another way. */
function write(it: SampleTerminal): SampleEvent {
  const payload = samplePayloads['worker-registered'];
  return it.write({
    type: 'worker-registered',
    subject: payload.workerId,
    payload: JSON.parse(JSON.stringify(payload)),
  });
}

/** Milliseconds of each way, all counters at once in each. */
async function alternate(
  counters: readonly Counter[],
): Promise<{ readonly bare: number; readonly sent: number }> {
  const took = { bare: 0, sent: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const ways = [
      async () => {
        took.bare += await timeOf(() => Promise.all(counters.map((each) => insertBare(each, round))));
      },
      async () => {
        took.sent += await timeOf(() => Promise.all(counters.map((each) => send(each, round))));
      },
    ];
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) await way();
  }
  return took;
}

function batchOf({ batches }: Counter, round: number): readonly SampleEvent[] {
  const events = batches[round];
  if (events === undefined) throw new Error(`no batch ${round}`);
  return events;
}

async function send(counter: Counter, round: number): Promise<void> {
  const answer = await counter.line.submit(1, round * batch + 1, batchOf(counter, round));
  if (answer.some(({ state }) => state !== 'received')) throw new Error('not every event was received');
}

async function insertBare(counter: Counter, round: number): Promise<void> {
  const { terminal } = counter.it;
  const rows = batchOf(counter, round).map(({ content, hash, signature }, place) => ({
    branch: terminal.slice(0, 3),
    terminal,
    epoch: 1,
    number: round * batch + place + 1,
    type: 'worker-registered',
    version: 1,
    subject: samplePayloads['worker-registered'].workerId,
    content,
    hash,
    signature,
  }));
  await counter.bare`INSERT INTO bare_event ${counter.bare(rows)}`;
}

/** What a counter that lost its disk pulls: every row of its branch, in pages as the kiosk asks for them. */
async function pullAll({ line }: Counter): Promise<void> {
  let kept = 0;
  for (;;) {
    const rows = await line.feed(kept, batch);
    if (rows.length === 0) break;
    kept = rows.at(-1)?.position ?? kept;
  }
  if (kept !== rounds * batch) throw new Error(`${kept} rows were pulled`);
}

async function readBare({ it, bare }: Counter): Promise<void> {
  let read = 0;
  for (;;) {
    const rows = await bare`SELECT * FROM bare_event WHERE branch = ${it.terminal.slice(0, 3)}
      AND terminal = ${it.terminal} AND epoch = 1 AND number > ${read} ORDER BY number LIMIT ${batch}`;
    if (rows.length === 0) break;
    read += rows.length;
  }
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
