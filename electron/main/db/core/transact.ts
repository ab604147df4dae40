import { type Connection, noticingDamage } from './connection.ts';
import { isDiskFull } from './disk-errors.ts';

export type TransactOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: 'disk-full' };

/** What follows the acts of a connection. */
export interface ActWatcher {
  /** Inside the transaction, after the act's own statements. What it throws rolls the act back. */
  beforeCommit(): void;
  /** The act is on the disk and nobody was told yet. */
  afterCommit(): void;
}

const watchers = new WeakMap<Connection, ActWatcher>();

/** One watcher a connection. */
export function watchActs(db: Connection, watcher: ActWatcher): void {
  watchers.set(db, watcher);
}

/** What waits for the act under way to be on the disk. */
const waiting = new WeakMap<Connection, (() => void)[]>();

/**
 * One act: state, audit row and event together or not at all. The write lock is taken at once (BEGIN IMMEDIATE);
 * what `act` throws rolls everything back and comes out again. On return the act is on the disk, and witnessed outside
 * the database where somebody watches it; inside another act, it is part of that one.
 */
export function transact<Value>(db: Connection, act: () => Value): Value {
  if (waiting.has(db)) return transactWithin(db, act);
  const queue: (() => void)[] = [];
  const watcher = watchers.get(db);
  const run = (): Value => {
    const value = act();
    watcher?.beforeCommit();
    return value;
  };
  let value: Value;
  waiting.set(db, queue);
  try {
    value = noticingDamage(db, () => db.transaction(run).immediate() as Value);
  } finally {
    waiting.delete(db);
  }
  watcher?.afterCommit();
  for (const work of queue) work();
  return value;
}

/** A part of the act under way: what it throws rolls back this part alone. */
function transactWithin<Value>(db: Connection, act: () => Value): Value {
  const queue = waiting.get(db) ?? [];
  const { length } = queue;
  try {
    return db.transaction(act).immediate() as Value;
  } catch (error) {
    queue.length = length;
    throw error;
  }
}

/** `transact` for what is kept only where its outcome is `ok`: a refusal is rolled back like an error, and returned. */
export function transactIfOk<Outcome extends { readonly ok: boolean }>(
  db: Connection,
  act: () => Outcome,
): Outcome {
  let refused: Outcome | undefined;
  try {
    return transact(db, () => {
      const outcome = act();
      if (outcome.ok) return outcome;
      refused = outcome;
      throw new Error('what was refused is rolled back');
    });
  } catch (error) {
    if (refused === undefined) throw error;
    return refused;
  }
}

/**
 * Memory, views and work in the background follow the disk: `work` runs once the act under way is on it, and never when
 * it is rolled back; at once where there is none.
 */
export function afterCommit(db: Connection, work: () => void): void {
  const queue = waiting.get(db);
  if (queue === undefined) work();
  else queue.push(work);
}

/**
 * `transact` for acts that save what a person typed: a full disk is expected, and nothing of the act is kept. Inside
 * another act the whole of it fails, so the answer is that one's to give.
 */
export function transactUnlessFull<Value>(db: Connection, act: () => Value): TransactOutcome<Value> {
  const isPart = waiting.has(db);
  try {
    return { ok: true, value: transact(db, act) };
  } catch (error) {
    if (!isPart && isDiskFull(error)) return { ok: false, problem: 'disk-full' };
    throw error;
  }
}
