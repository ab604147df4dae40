import { normaliseName } from '#shared/rules/names.ts';
import { asciiDigits } from '#shared/rules/text.ts';
import { type Connection, listRows, runSql } from './connection.ts';
import { findHighWater, raiseHighWater } from './high-water-store.ts';
import { transact } from './transact.ts';

/** A number's letters and digits, in capitals: `ab-123 456` and `AB123456` are the same document. */
export function documentNumberKey(number: string): string {
  return asciiDigits(number.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a name as search sees them: capitals, no accents, no punctuation; any script. */
export function nameWords(text: string): string[] {
  return [...new Set(normaliseName(text).split(' '))].filter((word) => word !== '');
}

/**
 * How a Latin word sounds to a Spanish ear, roughly: B and V, S and Z and soft C, G and J before E and I, Y and LL
 * and I, silent H, QU and K and C, doubled letters. A word of another script is itself.
 */
export function soundOf(word: string): string {
  return word
    .toUpperCase()
    .replaceAll('Ñ', 'N')
    .replace(/PH/g, 'F')
    .replace(/SH|CH/g, 'X')
    .replace(/H/g, '')
    .replace(/QU(?=[EI])|Q|CK|K/g, 'K')
    .replace(/GU(?=[EI])/g, 'G')
    .replace(/G(?=[EI])/g, 'J')
    .replace(/C(?=[EIY])|Z/g, 'S')
    .replace(/C/g, 'K')
    .replace(/V|W/g, 'B')
    .replace(/LL|Y/g, 'I')
    .replace(/(.)\1+/gu, '$1');
}

/** Words shorter than this are not looked for when mistyped: nearly everything would resemble them. */
const shortestMistyped = 4;

/** A word with each of its letters left out in turn, and itself: two words one slip apart share one of these. */
export function wordVariants(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortestMistyped) return [];
  return [...new Set([word, ...letters.map((_, index) => letters.toSpliced(index, 1).join(''))])];
}

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
      [lastIndexed(db)],
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
  if (workerNumber > lastIndexed(db)) return;
  runSql(db, 'DELETE FROM worker_search WHERE rowid = ?', [workerNumber]);
  indexWorker(db, workerNumber);
}

function lastIndexed(db: Connection): number {
  return findHighWater(db, 'search')?.value ?? 0;
}

/** All names on any of the worker's passports, as printed and as in the MRZ. */
function indexWorker(db: Connection, workerNumber: number): void {
  const names = listRows<{ text: string }>(
    db,
    `SELECT concat_ws(' ', surname, given_names, surname_mrz, given_names_mrz) AS text
     FROM passport WHERE key BETWEEN @worker * 1000 AND @worker * 1000 + 999`,
    { worker: workerNumber },
  );
  const words = nameWords(names.map(({ text }) => text).join(' '));
  runSql(db, 'INSERT INTO worker_search (rowid, name, sound) VALUES (?, ?, ?)', [
    workerNumber,
    words.join(' '),
    [...new Set(words.map(soundOf))].join(' '),
  ]);
  for (const word of words) {
    for (const variant of wordVariants(word)) {
      runSql(db, 'INSERT OR IGNORE INTO name_variant (variant, word) VALUES (?, ?)', [variant, word]);
    }
  }
}
