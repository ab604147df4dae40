import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** Whom this terminal asked head office for, by a number, and what was answered. */

type AskingOutcome = 'found' | 'nobody' | 'too-many' | 'limit';

export interface Asking {
  /** ISO instant. */
  readonly askedAt: string;
  /** Null: not yet. */
  readonly answer: {
    readonly outcome: AskingOutcome;
    /** Ids under which other counters tell of them. */
    readonly people: readonly string[];
    /** Of the branch's feed: what is told of them stands before. */
    readonly position: number;
  } | null;
}

/** Inside the transaction that tells it, after its event. */
export function insertAsking(db: Connection, numberKey: string, at: Date): void {
  runSql(
    db,
    `INSERT INTO asking (epoch, number, number_key, asked_at)
     SELECT epoch, number, @numberKey, @at FROM event ORDER BY key DESC LIMIT 1`,
    { numberKey, at: at.toISOString() },
  );
}

/** The last time that it was asked for. */
export function findAsking(db: Connection, numberKey: string): Asking | undefined {
  const row = findRow<{
    askedAt: string;
    outcome: AskingOutcome | null;
    people: string | null;
    position: number | null;
  }>(
    db,
    `SELECT asked_at AS askedAt, outcome, people, position FROM asking WHERE number_key = ?
     ORDER BY epoch DESC, number DESC LIMIT 1`,
    [numberKey],
  );
  if (row === undefined) return undefined;
  const { askedAt, outcome, people, position } = row;
  const isAnswered = outcome !== null && people !== null && position !== null;
  return {
    askedAt,
    answer: isAnswered ? { outcome, people: JSON.parse(people) as string[], position } : null,
  };
}

/** Inside the transaction that keeps the answer. What another program of this terminal asked, before a restore, is nobody's. */
export function saveAnswer(
  db: Connection,
  { epoch, number }: { readonly epoch: number; readonly number: number },
  { outcome, people, position }: NonNullable<Asking['answer']>,
): void {
  runSql(
    db,
    `UPDATE asking SET outcome = @outcome, people = @people, position = @position
     WHERE epoch = @epoch AND number = @number AND outcome IS NULL`,
    { epoch, number, outcome, people: JSON.stringify(people), position },
  );
}

/** Peppers that a terminal of another branch names. */
export function savePeppersElsewhere(db: Connection, names: readonly string[]): void {
  for (const name of names) runSql(db, 'INSERT OR IGNORE INTO elsewhere_pepper (name) VALUES (?)', [name]);
}

export function listPeppersElsewhere(db: Connection): string[] {
  return listRows<{ name: string }>(db, 'SELECT name FROM elsewhere_pepper').map(({ name }) => name);
}
