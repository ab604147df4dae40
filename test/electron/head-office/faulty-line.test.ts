import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { databaseName } from '#electron/tools/head-office/office-server.ts';
import { type CuttableLine, startCuttableLine } from '#test/support/head-office/cuttable-line.ts';
import { makeRoom, runOutOfSpace } from '#test/support/head-office/out-of-space.ts';
import { admit, makeTerminal, type SampleTerminal } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { startOperator } from '#test/support/head-office/test-operator.ts';

/** Milliseconds that a call, and getting through to whom one speaks with, may take. */
const patience = { connect: 10_000, call: 60_000 };

describe.skipIf(!hasPostgres())('a line to head office', () => {
  let db: TestDatabase;
  let line: CuttableLine;
  let terminal: SampleTerminal;
  let own: { readonly certificate: string; readonly key: string };
  const user = 'terminal-017-2-1';
  beforeAll(async () => {
    db = await startTestDatabase();
    await startOperator(db);
    terminal = makeTerminal();
    await admit(db, terminal);
    own = await makeLoginCertificate(db.authority, user, new Date());
  });
  afterAll(() => db?.end());
  beforeEach(async () => {
    line = await startCuttableLine(db.server.hosts[0]?.port ?? 0);
  });
  afterEach(() => {
    vi.useRealTimers();
    line.end();
  });

  function open(): Promise<CounterLine> {
    const target = { hosts: [line.host], database: databaseName, authority: db.server.authority };
    return line.lines.openCounter(target, { user, password: null, own }, new AbortController().signal);
  }

  async function numbersThere(): Promise<number[]> {
    const rows = await db.admin<{ number: number }[]>`SELECT number FROM records.event ORDER BY number`;
    return rows.map(({ number }) => number);
  }

  /** What comes of it once these milliseconds are over: before, it is waited for. */
  async function after(milliseconds: number, act: () => Promise<unknown>): Promise<string> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let isOver = false;
    const ended = act().then(
      () => 'answered',
      (error: unknown) => (error instanceof LineFault ? error.problem : String(error)),
    );
    void ended.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    return ended;
  }

  test('whose other end is gone without a word is left after the time that a call may take, and the next one works', async () => {
    const opened = await open();
    await opened.hello('0.0.0');
    line.silence();
    expect(await after(patience.call, () => opened.hello('0.0.0'))).toBe('timeout');
    vi.useRealTimers();
    await opened.close();
    line.mend();
    const next = await open();
    expect(await next.hello('0.0.0')).toMatchObject({ terminal: '017-2', state: 'active' });
    await next.close();
  });

  test('to an end that takes it and never answers does not come about, and says so', async () => {
    line.silence();
    expect(await after(patience.connect, open)).toBe('timeout');
  });

  test('that is slow and comes in crumbs carries what it is given, once', async () => {
    const opened = await open();
    line.slow({ bytes: 700, milliseconds: 1 });
    const events = [terminal.write(), terminal.write(), terminal.write()];
    expect(await opened.submit(1, 1, events)).toMatchObject(events.map(() => ({ state: 'received' })));
    line.slow(null);
    await opened.close();
    expect(await numbersThere()).toEqual([1, 2, 3]);
  });

  test('to a head office whose disk is full says so, and nothing of the batch is there; with room again all of it is', async () => {
    const opened = await open();
    const first = terminal.events.length + 1;
    const events = [terminal.write(), terminal.write()];
    await runOutOfSpace(db.admin);
    const refused = await opened.submit(1, first, events).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: 'out-of-space' });
    expect(await numbersThere()).not.toContain(first);
    await makeRoom(db.admin);
    expect(await opened.submit(1, first, events)).toMatchObject(events.map(() => ({ state: 'received' })));
    expect(await numbersThere()).toEqual(terminal.events.map((_, place) => place + 1));
    await opened.close();
  });

  test('to a head office that understands only newer programs, or that is older than this one, says which', async () => {
    const opened = await open();
    const [found] = await db.admin<{ text: string }[]>`
      SELECT pg_get_functiondef('counter.hello(integer, text)'::regprocedure) AS text`;
    const text = found?.text ?? '';
    const understood = '(SELECT max(number) FROM records.migration), 1, 1,';
    expect(text).toContain(understood);
    async function saidWhere(from: number, to: number): Promise<unknown> {
      await db.admin.unsafe(
        text.replace(understood, `(SELECT max(number) FROM records.migration), ${from}, ${to},`),
      );
      return opened.hello('0.0.0').catch((error: unknown) => error);
    }
    expect(await saidWhere(2, 3)).toMatchObject({ problem: 'program-too-old' });
    // A later one that still understands this one is no fault.
    expect(await saidWhere(1, 2)).toMatchObject({ state: 'active' });
    await db.admin`DROP FUNCTION counter.sealed(integer)`;
    expect(await opened.sealed(0).catch((error: unknown) => error)).toMatchObject({
      problem: 'program-too-new',
    });
    await opened.close();
  });
});
