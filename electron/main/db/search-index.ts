import { normaliseName } from '#shared/rules/names.ts';
import { asciiDigits } from '#shared/rules/text.ts';
import { type Connection, findRow, listRows, runSql } from './connection.ts';

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

/** Puts all the names a worker has on any passport, as printed and as in the MRZ, into the search index. */
export function indexWorkerName(db: Connection, workerId: string): void {
  const worker = findRow<{ number: number }>(db, 'SELECT number FROM worker WHERE id = ?', [workerId]);
  if (worker === undefined) throw new Error('only a registered worker can be searched');
  const names = listRows<{ text: string }>(
    db,
    `SELECT concat_ws(' ', surname, given_names, surname_mrz, given_names_mrz) AS text
     FROM passport WHERE worker_id = ?`,
    [workerId],
  );
  const words = nameWords(names.map(({ text }) => text).join(' '));
  if (names.length > 1) runSql(db, 'DELETE FROM worker_search WHERE rowid = ?', [worker.number]);
  runSql(db, 'INSERT INTO worker_search (rowid, name, sound) VALUES (?, ?, ?)', [
    worker.number,
    words.join(' '),
    [...new Set(words.map(soundOf))].join(' '),
  ]);
  for (const word of words) {
    for (const variant of wordVariants(word)) {
      runSql(db, 'INSERT OR IGNORE INTO name_variant (variant, word) VALUES (?, ?)', [variant, word]);
    }
  }
}
