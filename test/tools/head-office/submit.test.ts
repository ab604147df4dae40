import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  admit,
  hashOf,
  makeTerminal,
  type SampleTerminal,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('events that a terminal submits', () => {
  let db: TestDatabase;
  let number = 0;
  beforeAll(async () => {
    db = await startTestDatabase();
  });
  afterAll(() => db?.end());

  /** A terminal of a branch that no other test uses. */
  async function newTerminal(): Promise<{ readonly it: SampleTerminal; readonly sql: postgres.Sql }> {
    number += 1;
    const it = makeTerminal(`${String(100 + number)}-1`);
    return { it, sql: await admit(db, it) };
  }

  function write(it: SampleTerminal, count: number) {
    return Array.from({ length: count }, () => it.write());
  }

  const statesOf = (rows: readonly { readonly state: string }[]) => rows.map(({ state }) => state);

  async function stateOf({ terminal }: SampleTerminal) {
    const [row] =
      await db.admin`SELECT state FROM records.terminal WHERE terminal = ${terminal} ORDER BY epoch DESC`;
    return row?.['state'];
  }

  test('they are kept byte by byte, once, however often they come', async () => {
    const { it, sql } = await newTerminal();
    const events = write(it, 5);
    expect(statesOf(await submit(sql, 1, 1, events.slice(0, 3)))).toEqual([
      'received',
      'received',
      'received',
    ]);
    expect(statesOf(await submit(sql, 1, 2, events.slice(1)))).toEqual(Array(4).fill('received'));
    expect(statesOf(await submit(sql, 1, 1, events))).toEqual(Array(5).fill('received'));
    const kept = await db.admin`SELECT content, hash, signature, number FROM records.event
      WHERE terminal = ${it.terminal} ORDER BY number`;
    expect(kept).toEqual(events.map((event, index) => ({ ...event, number: index + 1 })));
    const [progress] =
      await db.admin`SELECT received, hash, judged FROM records.progress WHERE terminal = ${it.terminal}`;
    expect(progress).toEqual({ received: 5, hash: events[4]?.hash, judged: 0 });
  });

  test('a gap is told with the number that must come, and nothing is taken', async () => {
    const { it, sql } = await newTerminal();
    const events = write(it, 4);
    await submit(sql, 1, 1, events.slice(0, 1));
    expect(await submit(sql, 1, 3, events.slice(2))).toEqual([
      { number: 3, state: 'gap', reason: null, expected: 2 },
      { number: 4, state: 'not-tried', reason: null, expected: null },
    ]);
    expect(await stateOf(it)).toBe('active');
  });

  test('another event with a known number stops the terminal, and both are kept', async () => {
    const { it, sql } = await newTerminal();
    const beside = it.copy();
    await submit(sql, 1, 1, write(it, 2));
    const others = [beside.write(), beside.write({ subject: 'somebody-else' })];
    expect(statesOf(await submit(sql, 1, 1, others))).toEqual(['received', 'fork']);
    expect(await stateOf(it)).toBe('forked');
    expect(
      await db.admin`SELECT number, kind, content FROM records.forked_event WHERE terminal = ${it.terminal}`,
    ).toEqual([{ number: 2, kind: 'fork', content: others[1]?.content }]);
    // The one that came first stops as well: nobody knows which of them is right.
    await expect(submit(sql, 1, 3, [it.write()])).rejects.toMatchObject({ code: 'VN005' });
    expect(await sql`SELECT state FROM counter.hello(1, 'test')`).toEqual([{ state: 'forked' }]);
  });

  test('a chain that does not go on where it ended stops the terminal', async () => {
    const { it, sql } = await newTerminal();
    await submit(sql, 1, 1, write(it, 2));
    const forged = it.write({ previousHash: 'f'.repeat(64) });
    expect(statesOf(await submit(sql, 1, 3, [forged, it.write()]))).toEqual(['chain', 'not-tried']);
    expect(await stateOf(it)).toBe('forked');
  });

  test('inside a batch too, what was exchanged is found, and what stands before it stays', async () => {
    const { it, sql } = await newTerminal();
    const [first, second, third] = write(it, 3);
    if (!first || !second || !third) throw new Error('three events');
    expect(statesOf(await submit(sql, 1, 1, [first, third, second]))).toEqual([
      'received',
      'another-terminal',
      'not-tried',
    ]);
    expect(statesOf(await submit(sql, 1, 2, [second, third]))).toEqual(['received', 'received']);
  });

  test('an event of another terminal, epoch or number is not taken', async () => {
    const { it, sql } = await newTerminal();
    const first = it.write();
    for (const change of [{ terminal: '999-9' }, { epoch: 2 }, { number: 7 }]) {
      const wrong = { ...makeTerminal(it.terminal).write(change) };
      expect(statesOf(await submit(sql, 1, 1, [wrong])), JSON.stringify(change)).toEqual([
        'another-terminal',
      ]);
    }
    expect(statesOf(await submit(sql, 1, 1, [first]))).toEqual(['received']);
    expect(await stateOf(it)).toBe('active');
  });

  test('what is no event is set aside in its place, and the others pass', async () => {
    const { it, sql } = await newTerminal();
    const good = it.write();
    const broken = [
      'no JSON',
      '{}',
      '{"a":"\\u0000"}',
      JSON.stringify({ ...JSON.parse(good.content), documents: 'none' }),
    ];
    for (const content of broken) {
      const signature = good.signature;
      it.events.push({
        content,
        signature,
        hash: hashOf(content),
      });
    }
    it.write();
    expect(statesOf(await submit(sql, 1, 1, it.events))).toEqual([
      'received',
      'set-aside',
      'set-aside',
      'set-aside',
      'set-aside',
      'received',
    ]);
    expect(statesOf(await submit(sql, 1, 1, it.events))[1]).toBe('set-aside');
  });

  test('a later epoch goes on after an event that is known, and events before it still come', async () => {
    const { it, sql } = await newTerminal();
    const before = write(it, 4);
    await submit(sql, 1, 1, before.slice(0, 2));
    const restored = it.restored(20);
    const restoredSql = await admit(db, restored);
    // The certificate of before has ended, and what was open with it.
    await expect(submit(sql, 1, 3, before.slice(2))).rejects.toThrow();
    const another = await db.as(`terminal-${it.terminal}-1`);
    await expect(another`SELECT counter.clock()`).rejects.toMatchObject({ code: '28000' });
    const next = restored.write();
    expect(await submit(restoredSql, 20, 1, [next])).toMatchObject([{ state: 'gap', expected: null }]);
    expect(statesOf(await submit(restoredSql, 1, 3, before.slice(2)))).toEqual(['received', 'received']);
    expect(statesOf(await submit(restoredSql, 20, 1, [next, restored.write()]))).toEqual([
      'received',
      'received',
    ]);
    const [hello] = await restoredSql`SELECT received FROM counter.hello(1, 'test')`;
    expect(hello?.['received']).toMatchObject([
      { epoch: 1, number: 4 },
      { epoch: 20, number: 2 },
    ]);
  });

  test('a later epoch that claims to have no history stops the terminal', async () => {
    const { it, sql } = await newTerminal();
    await submit(sql, 1, 1, write(it, 2));
    const anew = makeTerminal(it.terminal, 7);
    const anewSql = await admit(db, anew);
    expect(statesOf(await submit(anewSql, 7, 1, [anew.write()]))).toEqual(['chain']);
    expect(await stateOf(it)).toBe('forked');
  });

  test('a call that is none is refused whole', async () => {
    const { it, sql } = await newTerminal();
    const [event] = write(it, 1);
    if (!event) throw new Error('an event');
    const calls = [
      sql`SELECT * FROM counter.submit(1, 1, ${[event.content]}, ${[]})`,
      sql`SELECT * FROM counter.submit(1, 0, ${[event.content]}, ${[event.signature]})`,
      ...['short', `${'A'.repeat(86)}=`, `${'A'.repeat(87)}=`, 'A'.repeat(88), `${'A'.repeat(85)}-==`]
        .concat(
          `AA==${'A'.repeat(82)}==`,
          `${'A'.repeat(84)}\n\n==`,
          `${'A'.repeat(84)}é==`,
          ` ${event.signature}`,
        )
        .map((signature) => sql`SELECT * FROM counter.submit(1, 1, ${[event.content]}, ${[signature]})`),
      sql`SELECT * FROM counter.submit(1, 1, ${[event.content]}, ARRAY[NULL]::text[])`,
      sql`SELECT * FROM counter.submit(1, 1, ${[]}::text[], ${[]}::text[])`,
      sql`SELECT * FROM counter.submit(2, 1, ${[event.content]}, ${[event.signature]})`,
      sql`SELECT * FROM counter.submit(1, 1, ${Array(501).fill('x')}, ${Array(501).fill(event.signature)})`,
      sql`SELECT * FROM counter.submit(1, 1, ${['x'.repeat(4_194_305)]}, ${[event.signature]})`,
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'VN007' });
  });

  test('two connections that bring the same at once leave it once', async () => {
    const { it, sql } = await newTerminal();
    const second = await db.as(`terminal-${it.terminal}-1`);
    const events = write(it, 200);
    const results = await Promise.all([sql, second, sql, second].map((each) => submit(each, 1, 1, events)));
    for (const rows of results) expect(new Set(statesOf(rows))).toEqual(new Set(['received']));
    const [count] =
      await db.admin`SELECT count(*)::int AS count FROM records.event WHERE terminal = ${it.terminal}`;
    expect(count).toEqual({ count: 200 });
  });
});
