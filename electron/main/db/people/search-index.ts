import {
  endingsOf,
  isShortScript,
  joinedWords,
  nameWords,
  skeletonOf,
  soundOf,
  wordVariants,
} from '#shared/domain/names/name-keys.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';
import { transact } from '../core/transact.ts';

/** Workers indexed in one transaction: a few milliseconds. */
const batchSize = 50;

/**
 * Puts the workers registered since the last time into the search index. It is not part of the registration, which
 * would wait for it: search does it first, and the store's upkeep in between. Returns how many.
 */
export function indexNewWorkers(db: Connection): number {
  let indexed = 0;
  for (;;) {
    const count = indexSomeWorkers(db);
    indexed += count;
    if (count < batchSize) return indexed;
  }
}

/** As above, as many as main's loop may be held for, of which `isOver` says when that is; gives how many, 0 once all are there. */
export function indexSomeWorkers(db: Connection, isOver: () => boolean = () => false): number {
  const numbers = listRows<{ number: number }>(
    db,
    `SELECT number FROM worker WHERE number > ? ORDER BY number LIMIT ${batchSize}`,
    [findLastIndexed(db)],
  ).map((row) => row.number);
  if (numbers.length === 0) return 0;
  return transact(db, () => {
    let indexed = 0;
    for (const number of numbers) {
      if (indexed > 0 && isOver()) break;
      indexWorker(db, number);
      indexed += 1;
    }
    raiseHighWater(db, 'search', numbers[indexed - 1] ?? 0);
    return indexed;
  });
}

/** A worker's passports changed: their names in the index do too, unless they are not there yet. */
export function indexWorkerAgain(db: Connection, workerNumber: number): void {
  if (workerNumber > findLastIndexed(db)) return;
  runSql(db, 'DELETE FROM worker_search WHERE rowid = ?', [workerNumber]);
  indexWorker(db, workerNumber);
}

/** How many are on record and not in it yet, as far as their numbers say. */
export function countWorkersToIndex(db: Connection): number {
  const newest = findRow<{ number: number | null }>(db, 'SELECT max(number) AS number FROM worker');
  return (newest?.number ?? 0) - findLastIndexed(db);
}

/** The number of the worker registered last who is in the index. */
export function findLastIndexed(db: Connection): number {
  return findHighWater(db, 'search')?.value ?? 0;
}

/** All names on any of the worker's passports, as printed and as in the MRZ, under every key search looks for. */
function indexWorker(db: Connection, workerNumber: number): void {
  const rows = listRows<Readonly<Record<'printed' | 'zone', string>>>(
    db,
    `SELECT concat_ws(' ', surname, given_names) AS printed, concat_ws(' ', surname_mrz, given_names_mrz) AS zone
     FROM passport WHERE key BETWEEN @worker * 1000 AND @worker * 1000 + 999`,
    { worker: workerNumber },
  );
  const names = new Set(
    rows.flatMap(({ printed, zone }) => [printed, zone]).map((name) => nameWords(name).join(' ')),
  );
  const words = [...new Set([...names].flatMap((name) => name.split(' ')))].filter((word) => word !== '');
  const joined = [...names].flatMap((name) => joinedWords(name.split(' ')));
  const skeletons = words.map(skeletonOf).filter((skeleton) => skeleton !== undefined);
  const written = new Set([
    ...words,
    ...joined.map(joinedToken),
    ...[...words, ...joined].flatMap(endingsOf),
  ]);
  const sounds = new Set([...words.map(soundOf), ...skeletons.map(skeletonToken)]);
  runSql(db, 'INSERT INTO worker_search (rowid, name, sound) VALUES (?, ?, ?)', [
    workerNumber,
    [...written].join(' '),
    [...sounds].join(' '),
  ]);
  for (const word of words) {
    for (const variant of wordVariants(word)) {
      runSql(db, 'INSERT OR IGNORE INTO name_variant (variant, word) VALUES (?, ?)', [variant, word]);
    }
  }
}

/**
 * Neighbours written as one, apart from the words: what begins with a common surname would else be read with each of
 * the thousand words that it is joined to. A short script has few of either.
 */
export function joinedToken(joined: string): string {
  return isShortScript(joined) ? joined : `8${joined}`;
}

/** As it stands among the sounds, where no word begins with a digit. */
export function skeletonToken(skeleton: string): string {
  return `9${skeleton}`;
}
