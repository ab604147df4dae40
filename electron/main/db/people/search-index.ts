import {
  endingsOf,
  isShortScript,
  joinedWords,
  nameWords,
  skeletonOf,
  soundOf,
  wordVariants,
} from '#shared/domain/names/name-keys.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';
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
    const numbers = listRows<{ number: number }>(
      db,
      `SELECT number FROM worker WHERE number > ? ORDER BY number LIMIT ${batchSize}`,
      [findLastIndexed(db)],
    ).map((row) => row.number);
    const newest = numbers.at(-1);
    if (newest === undefined) return indexed;
    transact(db, () => {
      for (const number of numbers) indexWorker(db, number);
      raiseHighWater(db, 'search', newest);
    });
    indexed += numbers.length;
  }
}

/** A worker's passports changed: their names in the index do too, unless they are not there yet. */
export function indexWorkerAgain(db: Connection, workerNumber: number): void {
  if (workerNumber > findLastIndexed(db)) return;
  runSql(db, 'DELETE FROM worker_search WHERE rowid = ?', [workerNumber]);
  indexWorker(db, workerNumber);
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
