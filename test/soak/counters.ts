import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import { type CuttableLine, startCuttableLine } from '#test/support/head-office/cuttable-line.ts';
import { startLineOperator } from '#test/support/head-office/line-operator.ts';
import { makeRoom, runOutOfSpace } from '#test/support/head-office/out-of-space.ts';
import { startTestDatabase, type TestDatabase } from '#test/support/head-office/test-database.ts';
import useTemporaryFolder from '#test/support/temporary-folder.ts';
import { compare } from './compare.ts';
import type { Answer, Command, Look } from './counter-process.ts';
import { cedulaOfSoakPerson, soakPerson } from './people.ts';
import { planOf, type Remembered, type Round } from './plan.ts';

/**
 * Counters of one branch as processes of their own, with clocks that differ, and one PostgreSQL: what the plan says is
 * done at each, while lines break and counters and server are killed. At rest everything is compared.
 */

/** Milliseconds by which the clock of each is ahead: the third is wrong by more than a day. */
const clocks = [-420_000, 0, 25 * 60 * 60_000];

interface Counter {
  readonly terminal: string;
  readonly folder: string;
  readonly line: CuttableLine;
  readonly acknowledged: Map<number, string>;
  /** Documents of whom acts were about that a kill cut off. */
  readonly cutOff: string[][];
  /** Rejects when the counter is killed before it answers. */
  ask(command: Exclude<Command, { do: 'close' }>): Promise<Answer>;
  start(): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

function makeCounter(root: string, number: number, line: CuttableLine): Counter {
  const folder = join(root, `counter-${number}`);
  for (const path of [folder, join(folder, 'stick')]) mkdirSync(path);
  const acknowledged = new Map<number, string>();
  const waiting = new Map<number, { resolve: (it: Answer) => void; reject: (why: Error) => void }>();
  let child: ChildProcess | undefined;
  let ids = 0;
  function expectAnswer(id: number): Promise<Answer> {
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }
  async function end(how: (running: ChildProcess) => void): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    how(child);
    await ended;
  }
  return {
    terminal: `017-${number}`,
    folder,
    line,
    acknowledged,
    async start() {
      const started = expectAnswer(0);
      const parameters = [folder, String(number), String(line.host.port), String(clocks[number - 1] ?? 0)];
      const running = fork(join(import.meta.dirname, 'counter-process.ts'), parameters);
      child = running;
      running.on('message', (it: Answer) => {
        for (const [key, hash] of it.told) acknowledged.set(key, hash);
        waiting.get(it.id)?.resolve(it);
        waiting.delete(it.id);
      });
      running.on('exit', () => {
        if (child !== running) return;
        for (const { reject } of waiting.values()) reject(new Error('the counter is gone'));
        waiting.clear();
      });
      await started;
    },
    ask(command) {
      ids += 1;
      const answer = expectAnswer(ids);
      child?.send({ id: ids, command }, () => undefined);
      return answer;
    },
    cutOff: [],
    kill: () => end((running) => running.kill('SIGKILL')),
    close: () => end((running) => running.send({ id: -1, command: { do: 'close' } })),
  };
}

async function until(isSo: () => Promise<boolean>, what: string, seconds = 300): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it is not so: ${what}`);
    await pause(200);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function done(counter: Counter, command: Exclude<Command, { do: 'close' }>): Promise<unknown> {
  const { value, refused } = await counter.ask(command);
  if (refused !== null) throw new Error(`${counter.terminal}: ${command.do}: ${refused}`);
  return value;
}

const look = (counter: Counter) => done(counter, { do: 'look' }) as Promise<Look>;

export async function soakCounters(seed: number, minutes: number, count = 3): Promise<boolean> {
  const removeAll = useTemporaryFolder();
  const root = mkdtempSync(join(tmpdir(), 'ventanilla-counters-'));
  // What head office said is kept must be kept: its log is with the system before the answer goes out.
  const db = await startTestDatabase({ synchronous_commit: 'on' });
  const port = db.server.hosts[0]?.port ?? 0;
  const lines = await Promise.all(Array.from({ length: count }, () => startCuttableLine(port)));
  const counters = lines.map((line, index) => makeCounter(root, index + 1, line));
  try {
    return await soak(db, counters, seed, minutes);
  } finally {
    await Promise.all(counters.map((counter) => counter.kill()));
    for (const line of lines) line.end();
    await db.end();
    removeAll();
  }
}

async function soak(
  db: TestDatabase,
  counters: readonly Counter[],
  seed: number,
  minutes: number,
): Promise<boolean> {
  const { office } = await joinAll(db, counters);
  const figures = {
    rounds: 0,
    acts: 0,
    done: 0,
    refused: 0,
    cut: 0,
    counters: 0,
    postgres: 0,
    lines: 0,
    silent: 0,
    slow: 0,
    full: 0,
  };
  const refusals = new Map<string, { readonly times: number; readonly first: string }>();
  const memories = new Map<number, Remembered>();
  const end = Date.now() + minutes * 60_000;
  for (const round of planOf(seed, counters.length)) {
    if (Date.now() > end) break;
    await goThrough(round);
    figures.rounds += 1;
    // The operator confirms now and then, as a job of head office's does.
    const operator = await db.as('operator-prueba');
    await confirmReceived(operator, office).catch(() => undefined);
    await operator.end({ timeout: 1 });
  }
  mendLines();
  const operator = await db.as('operator-prueba');
  await until(async () => {
    await confirmReceived(operator, office);
    const [branch] = await operator<{ feed: number }[]>`
      SELECT count(*)::int AS feed FROM reading.event`;
    const looks = await Promise.all(counters.map(look));
    return looks.every(
      ({ unsent, unconfirmed, waiting, kept }) =>
        unsent === 0 && unconfirmed === 0 && waiting === 0 && kept >= (branch?.feed ?? 0),
    );
  }, 'everything is told, confirmed and applied everywhere').catch(async (error: unknown) => {
    console.log(JSON.stringify(await Promise.all(counters.map(look))));
    throw error;
  });
  await Promise.all(counters.map((counter) => counter.close()));
  const found = await compare(
    counters.map(({ terminal, folder, acknowledged, cutOff }) => ({
      terminal,
      data: join(folder, 'data'),
      acknowledged,
      cutOff,
    })),
    operator,
  );
  const mid = counters.reduce((sum, { line }) => sum + line.cuts(), 0);
  const { lost, twice, diverged, unsound } = found;
  for (const [why, { times, first }] of [...refusals].toSorted(([, a], [, b]) => b.times - a.times)) {
    console.log(`refused ${times} times, first ${first}: ${why}`);
  }
  console.log(
    `${figures.rounds} rounds, ${figures.acts} acts (${figures.done} done, ${figures.refused} refused, ${figures.cut} cut off), ` +
      `${figures.counters} kills of counters, ${figures.postgres} of PostgreSQL, ${figures.lines} lines cut, ${mid} in a message, ` +
      `${figures.silent} gone without a word, ${figures.slow} slow, ${figures.full} times no room at head office`,
  );
  console.log(
    `${found.events} events of ${found.people} people at head office: ${lost.length} lost, ${twice.length} twice, ` +
      `${diverged.length} diverged, ${unsound.length} faults of verify`,
  );
  for (const fault of [...lost, ...twice, ...diverged, ...unsound]) console.log(fault);
  return lost.length + twice.length + diverged.length + unsound.length === 0;

  function mendLines(): void {
    for (const { line } of counters) {
      line.mend();
      line.slow(null);
    }
  }

  async function untilRoom(): Promise<void> {
    const isThere = () =>
      makeRoom(db.admin).then(
        () => true,
        () => false,
      );
    await until(isThere, 'there is room again');
  }

  async function goThrough({ acts, faults }: Round): Promise<void> {
    let over = 0;
    const isOver = { all: false };
    const after = async (wanted: number, milliseconds: number) => {
      while (over < wanted && !isOver.all) await pause(5);
      await pause(milliseconds);
    };
    for (const fault of faults) {
      if (fault.kind === 'line') {
        counters[fault.counter]?.line.cut();
        figures.lines += 1;
      } else if (fault.kind === 'mid-message') counters[fault.counter]?.line.cutAfter(fault.bytes);
      else if (fault.kind === 'silent') {
        counters[fault.counter]?.line.silence();
        figures.silent += 1;
      } else if (fault.kind === 'slow') {
        counters[fault.counter]?.line.slow({ bytes: 2000, milliseconds: 5 });
        figures.slow += 1;
      } else if (fault.kind === 'full') {
        await runOutOfSpace(db.admin).catch(() => undefined);
        figures.full += 1;
      }
    }
    const working = counters.map(async (counter, index) => {
      for (const act of acts[index] ?? []) {
        figures.acts += 1;
        const remembered = memories.get(act.person) ?? {};
        const asked = { do: 'act', act: { ...act, remembered } } as const;
        const answer = await counter.ask(asked).catch(() => undefined);
        over += 1;
        if (answer === undefined) {
          figures.cut += 1;
          const { number } = soakPerson(act.person).passport;
          counter.cutOff.push([number, cedulaOfSoakPerson(act.person).number]);
          return;
        }
        if (answer.refused === null) {
          figures.done += 1;
          memories.set(act.person, { ...remembered, ...(answer.value as Remembered) });
        } else {
          figures.refused += 1;
          const why = `${act.kind}: ${answer.refused}`.slice(0, 110);
          const first = `act ${act.number} of ${act.person} at ${counter.terminal}`;
          const before = refusals.get(why) ?? { times: 0, first };
          refusals.set(why, { ...before, times: before.times + 1 });
        }
      }
    });
    const breaking = (async () => {
      for (const fault of faults) {
        if (fault.kind === 'counter') {
          await after(fault.after, fault.milliseconds);
          const counter = counters[fault.counter];
          await counter?.kill();
          await counter?.start();
          figures.counters += 1;
        } else if (fault.kind === 'postgres') {
          await after(fault.after, fault.milliseconds);
          await db.crash();
          figures.postgres += 1;
        }
      }
    })();
    await Promise.all(working);
    isOver.all = true;
    await breaking;
    mendLines();
    // The connection may be one that broke with the server.
    if (faults.some(({ kind }) => kind === 'full')) await untilRoom();
  }
}

/** Set up, joined, and with what each needs to check what is hashed at the others. */
async function joinAll(db: TestDatabase, counters: readonly Counter[]) {
  const operator = await startLineOperator(db);
  await Promise.all(counters.map((counter) => counter.start()));
  await Promise.all(counters.map((counter) => done(counter, { do: 'set-up' })));
  for (const counter of counters) {
    const { id, code } = await operator.enrol(counter.terminal, join(counter.folder, 'stick'));
    await done(counter, { do: 'join', code });
    await until(async () => (await look(counter)).step === 'waiting', 'it waits for the operator');
    await operator.admit(id);
    await until(async () => (await look(counter)).contact !== null, 'it has joined');
  }
  type Secret = { readonly fingerprint: string; readonly seen: number; readonly taken: number };
  const secrets = () =>
    Promise.all(counters.map((counter) => done(counter, { do: 'secret' }) as Promise<Secret>));
  const others = counters.length - 1;
  await until(async () => (await secrets()).every(({ seen }) => seen === others), 'all see each other');
  const own = await secrets();
  const named = counters.map(({ terminal }, index) => ({
    terminal,
    fingerprint: own[index]?.fingerprint ?? '',
  }));
  for (const counter of counters) await done(counter, { do: 'share', with: named });
  await until(async () => (await secrets()).every(({ taken }) => taken === others), 'all have the secrets');
  return operator;
}
