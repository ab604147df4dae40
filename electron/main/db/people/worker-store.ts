import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { deleteNewestFacts, getFacts, insertFacts, insertFactsIfAny } from './fact-tables.ts';
import { indexWorkerAgain } from './search-index.ts';

export interface NewWorker {
  readonly id: string;
  readonly procedure: Procedure;
  /** As `allotIdentificationCode` gave it, in the same transaction, or the cédula that the person is known by. */
  readonly identificationCode: string;
  /** Null: nothing was allotted here. */
  readonly codeSequence: number | null;
  /** Terminal of another counter that registered them. */
  readonly origin?: string;
  /** Of a person whose number it is from the start; null of everybody else. */
  readonly cedula: string | null;
  /** Facts as the rules accepted them: dates are ISO. */
  readonly values: DraftValues;
  readonly registeredBy: string;
  readonly at: Date;
  readonly entryNoticeDeadline: string | null;
}

export interface Worker {
  readonly id: string;
  /** How the person was entered, which stays so. */
  readonly procedure: Procedure;
  readonly identificationCode: string;
  readonly officialCode: string | null;
  readonly cedula: string | null;
  readonly values: DraftValues;
  readonly registeredAt: string;
  /** Account's name. */
  readonly registeredBy: string;
  readonly entryNoticeDeadline: string | null;
  /** Terminal of another counter; null: of this one. */
  readonly origin: string | null;
  /** That other counters gave to the same person. */
  readonly otherNumbers: readonly string[];
}

/**
 * A document belongs to one worker: the same issuing state and number again is refused and nothing is written, and so
 * is a cédula that somebody is known by. What another counter did is not refused.
 */
export function insertWorker(
  db: Connection,
  worker: NewWorker,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'document-already-registered'; readonly workerId: string } {
  if (!db.inTransaction)
    throw new Error('a registration is one transaction with its code, audit row and event');
  const holder =
    worker.origin === undefined ? findDocumentHolder(db, worker.values, worker.cedula) : undefined;
  if (holder !== undefined) return { ok: false, problem: 'document-already-registered', workerId: holder };

  const recorded_at = worker.at.toISOString();
  runSql(
    db,
    `INSERT INTO worker
       (id, procedure, identification_code, code_sequence, registered_at, registered_by, entry_notice_deadline, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      worker.id,
      worker.procedure,
      worker.identificationCode,
      worker.codeSequence,
      recorded_at,
      worker.registeredBy,
      worker.entryNoticeDeadline,
      worker.origin ?? null,
    ],
  );
  const worker_number = getWorkerNumber(db, worker.id);
  savePassport(db, worker_number, worker.values, recorded_at, worker.origin !== undefined);
  if (worker.cedula !== null) saveCedula(db, worker.id, worker.cedula, worker.at);
  insertFactsIfAny(db, 'contract', worker.values, { worker_number, recorded_at });
  insertFacts(db, 'contact', worker.values, { worker_number, recorded_at });
  insertFactsIfAny(db, 'further_fact', worker.values, { worker_number, recorded_at });
  return { ok: true };
}

/** A renewed passport or cédula; the older ones are kept and found. Throws if it is somebody else's. */
export function insertPassport(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  const worker_number = getWorkerNumber(db, workerId);
  savePassport(db, worker_number, values, at.toISOString());
  indexWorkerAgain(db, worker_number);
}

/** The same by another counter, which could not know that somebody here has it: both keep it, and a human looks. */
export function insertToldPassport(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  const worker_number = getWorkerNumber(db, workerId);
  savePassport(db, worker_number, values, at.toISOString(), true);
  indexWorkerAgain(db, worker_number);
}

/** The newest passport was captured wrongly: it gives way, so that a mistyped number does not stay taken. */
export function replacePassport(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  const worker_number = getWorkerNumber(db, workerId);
  deleteNewestFacts(db, 'passport', worker_number);
  savePassport(db, worker_number, values, at.toISOString());
  indexWorkerAgain(db, worker_number);
}

/** The same at another counter. */
export function replaceToldPassport(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  deleteNewestFacts(db, 'passport', getWorkerNumber(db, workerId));
  insertToldPassport(db, workerId, values, at);
}

/** Of what was told of this person: all of `held` stand on record, the first of them as the newest, and none of `freed`. */
export function keepToldPassports(
  db: Connection,
  workerId: string,
  told: {
    readonly held: readonly {
      readonly issuingState: string;
      readonly numberKey: string;
      readonly values: DraftValues;
    }[];
    readonly freed: readonly { readonly issuingState: string; readonly numberKey: string }[];
  },
  at: Date,
): void {
  const worker_number = getWorkerNumber(db, workerId);
  const isHere = (numberKey: string, issuingState: string) =>
    findRow(db, 'SELECT 1 FROM passport WHERE worker_number = ? AND number_key = ? AND issuing_state = ?', [
      worker_number,
      numberKey,
      issuingState,
    ]) !== undefined;
  const missing = told.held.filter(({ numberKey, issuingState }) => !isHere(numberKey, issuingState));
  const inForce = getFacts(db, worker_number);
  for (const { values } of missing) savePassport(db, worker_number, values, at.toISOString(), true);
  if (missing.length > 0) savePassport(db, worker_number, inForce, at.toISOString(), true);
  const gone = told.freed.reduce((count, { numberKey, issuingState }) => {
    // What was reported lost stays, whatever was told of it.
    const sql = `DELETE FROM passport WHERE worker_number = ? AND number_key = ? AND issuing_state = ?
      AND key NOT IN (SELECT passport_key FROM credential_revocation WHERE passport_key IS NOT NULL)`;
    return count + runSql(db, sql, [worker_number, numberKey, issuingState]);
  }, 0);
  if (missing.length + gone > 0) indexWorkerAgain(db, worker_number);
}

function savePassport(
  db: Connection,
  worker_number: number,
  values: DraftValues,
  recorded_at: string,
  isTold = false,
): void {
  const { number, issuingState } = textsOf('identity', values);
  const number_key = documentNumberKey(number);
  const before = findRow<{ last: number | null; own: number; others: number }>(
    db,
    `SELECT max(renewal) AS last, count(*) FILTER (WHERE worker_number = @worker_number) AS own,
       count(*) FILTER (WHERE worker_number <> @worker_number) AS others
     FROM passport WHERE number_key = @number_key AND issuing_state = @issuingState`,
    { number_key, issuingState, worker_number },
  );
  const isOthers = before !== undefined && before.own === 0 && before.others > 0;
  if (isOthers && !isTold) throw new Error('a document belongs to one worker');
  const renewal = (before?.last ?? -1) + 1;
  insertFacts(db, 'passport', values, { worker_number, recorded_at, number_key, renewal });
}

/** What the procedure is about, captured anew; the newest is in force. */
export function insertContract(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  const keys = { worker_number: getWorkerNumber(db, workerId), recorded_at: at.toISOString() };
  insertFactsIfAny(db, 'contract', values, keys);
  insertFactsIfAny(db, 'further_fact', values, keys);
}

/** Contact data confirmed or changed later; the newest is in force. */
export function insertContact(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  const keys = { worker_number: getWorkerNumber(db, workerId), recorded_at: at.toISOString() };
  insertFacts(db, 'contact', values, keys);
}

export function findWorker(db: Connection, id: string): Worker | undefined {
  const row = findRow<Omit<Worker, 'values' | 'otherNumbers'> & { readonly number: number }>(
    db,
    `SELECT worker.number, worker.origin, worker.id, identification_code AS identificationCode, official_code AS officialCode, cedula,
       procedure, registered_at AS registeredAt, account.name AS registeredBy,
       entry_notice_deadline AS entryNoticeDeadline
     FROM worker JOIN account ON account.id = worker.registered_by WHERE worker.id = ?`,
    [id],
  );
  if (row === undefined) return undefined;
  const { number, ...worker } = row;
  const others = listRows<{ value: string }>(
    db,
    "SELECT value FROM worker_alias WHERE worker_number = ? AND kind = 'identification' ORDER BY value",
    [number],
  );
  return { ...worker, values: getFacts(db, number), otherNumbers: others.map(({ value }) => value) };
}

/** Exact: any passport this worker ever had. Case, spaces and hyphens of the number do not matter. */
export function findWorkerIdByDocument(
  db: Connection,
  issuingState: string,
  number: string,
): string | undefined {
  const row = findRow<{ workerId: string }>(
    db,
    `SELECT worker.id AS workerId FROM passport JOIN worker ON worker.number = passport.worker_number
     WHERE number_key = ? AND issuing_state = ?`,
    [documentNumberKey(number), issuingState],
  );
  return row?.workerId;
}

/** Whose document this is already: any passport or card of somebody, or the `cedula` they are known by. */
export function findDocumentHolder(
  db: Connection,
  values: DraftValues,
  cedula: string | null,
): string | undefined {
  const { number, issuingState } = textsOf('identity', values);
  const holder = findWorkerIdByDocument(db, issuingState, number);
  return holder ?? (cedula === null ? undefined : findWorkerIdByAlias(db, cedula));
}

/**
 * By any number the worker was ever known by: identification code, official code or cédula. Of two people whom two counters
 * gave the same number it leads to the one who is known by it, else to the one who had it first, at every counter; which of
 * the two numbers of whoever was registered twice comes first is another at each.
 */
export function findWorkerIdByAlias(db: Connection, value: string): string | undefined {
  const row = findRow<{ workerId: string }>(
    db,
    `SELECT id AS workerId, 0 AS place, '' AS since FROM worker WHERE identification_code = @value
     UNION ALL SELECT id, iif(kind = 'identification', 1, 2), since
       FROM worker_alias JOIN worker ON worker.number = worker_number WHERE value = @value
     ORDER BY place, since, workerId LIMIT 1`,
    { value },
  );
  return row?.workerId;
}

/** Head office's own number for the worker; the earlier ones stay as aliases. */
export function saveOfficialCode(db: Connection, workerId: string, officialCode: string, at: Date): void {
  runSql(db, 'UPDATE worker SET official_code = ? WHERE id = ?', [officialCode, workerId]);
  if (findWorkerIdByAlias(db, officialCode) !== workerId)
    insertAlias(db, workerId, 'official', officialCode, at);
}

/** The cédula that is an enrolled person's number was captured wrongly: the mistyped one does not stay taken. */
export function replaceCedula(db: Connection, workerId: string, cedula: string, at: Date): void {
  readAgainWhoWaitsFor(db, workerId);
  runSql(db, "DELETE FROM worker_alias WHERE kind = 'cedula' AND worker_number = ?", [
    getWorkerNumber(db, workerId),
  ]);
  runSql(db, 'UPDATE worker SET identification_code = ? WHERE id = ?', [cedula, workerId]);
  saveCedula(db, workerId, cedula, at);
}

/** Each of the two was given the number that the other one has. */
export function exchangeCedulas(db: Connection, [one, other]: readonly [string, string], at: Date): void {
  const [ofOne, ofOther] = [one, other].map(
    (id) =>
      findRow<{ code: string }>(db, 'SELECT identification_code AS code FROM worker WHERE id = ?', [id])
        ?.code,
  );
  if (ofOne === undefined || ofOther === undefined) throw new Error('both are on record');
  // No two have one number, not even in between.
  runSql(db, "UPDATE worker SET identification_code = 'exchanged ' || id WHERE id = ?", [one]);
  replaceCedula(db, other, ofOne, at);
  replaceCedula(db, one, ofOther, at);
}

/** Whoever was told to be known by the number of this person, and could not be beside them: registered or corrected. */
function readAgainWhoWaitsFor(db: Connection, workerId: string): void {
  const freed = '(SELECT identification_code FROM worker WHERE id = @workerId)';
  runSql(
    db,
    `UPDATE branch_event SET state = 'kept'
     WHERE state = 'newer' AND type = 'worker-registered' AND about = ${freed}`,
    { workerId },
  );
  runSql(
    db,
    `UPDATE branch_event SET state = 'kept'
     WHERE state = 'applied' AND type = 'worker-corrected' AND about = ${freed} AND subject IN (
       SELECT worker.id FROM worker_alias JOIN worker ON number = worker_number
         WHERE value = ${freed} AND kind = 'identification' AND worker.id <> @workerId
       UNION ALL SELECT worker_told_as.id FROM worker_alias JOIN worker ON number = worker_number
         JOIN worker_told_as ON worker_id = worker.id
         WHERE value = ${freed} AND kind = 'identification' AND worker.id <> @workerId)`,
    { workerId },
  );
}

export function saveCedula(db: Connection, workerId: string, cedula: string, at: Date): void {
  runSql(db, 'UPDATE worker SET cedula = ? WHERE id = ?', [cedula, workerId]);
  insertAlias(db, workerId, 'cedula', cedula, at);
}

/** Cédulas that are theirs by what was told, the one in force first; also one that somebody else has. No other is. */
export function saveToldCedulas(
  db: Connection,
  workerId: string,
  cedulas: readonly { readonly number: string; readonly recordedAt: string }[],
): void {
  const [inForce] = cedulas;
  if (inForce === undefined) return;
  runSql(db, 'UPDATE worker SET cedula = ? WHERE id = ?', [inForce.number, workerId]);
  runSql(db, "DELETE FROM worker_alias WHERE kind = 'cedula' AND worker_number = ?", [
    getWorkerNumber(db, workerId),
  ]);
  for (const { number, recordedAt } of cedulas) {
    insertAlias(db, workerId, 'cedula', number, new Date(recordedAt));
  }
}

/** Another counter tells of them under this id. */
export function saveToldAs(db: Connection, workerId: string, id: string): void {
  if (id === workerId) return;
  runSql(db, 'INSERT OR IGNORE INTO worker_told_as (id, worker_id) VALUES (?, ?)', [id, workerId]);
}

/** Other counters gave them these numbers: they are theirs beside their own. One that was corrected since does not stay taken. */
export function saveToldNumbers(
  db: Connection,
  workerId: string,
  numbers: readonly string[],
  at: Date,
): void {
  runSql(
    db,
    `DELETE FROM worker_alias WHERE kind = 'identification' AND worker_number = ?
       AND value NOT IN (SELECT value FROM json_each(?))`,
    [getWorkerNumber(db, workerId), JSON.stringify(numbers)],
  );
  for (const number of numbers) insertAlias(db, workerId, 'identification', number, at);
}

/** Who is known by this very number: nobody else is. */
export function findWorkerIdByCode(db: Connection, code: string): string | undefined {
  return findRow<{ id: string }>(db, 'SELECT id FROM worker WHERE identification_code = ?', [code])?.id;
}

/** Whose id it is that a counter tells of; undefined: nobody's on record here. */
export function findWorkerIdToldAs(db: Connection, id: string): string | undefined {
  const row = findRow<{ workerId: string }>(
    db,
    `SELECT id AS workerId FROM worker WHERE id = @id
     UNION ALL SELECT worker_id FROM worker_told_as WHERE id = @id`,
    { id },
  );
  return row?.workerId;
}

function insertAlias(
  db: Connection,
  workerId: string,
  kind: 'official' | 'cedula' | 'identification',
  value: string,
  at: Date,
): void {
  runSql(db, 'INSERT OR IGNORE INTO worker_alias (kind, value, worker_number, since) VALUES (?, ?, ?, ?)', [
    kind,
    value,
    getWorkerNumber(db, workerId),
    at.toISOString(),
  ]);
}

/** The number that ties a worker's rows together inside the database; it never leaves it. */
function getWorkerNumber(db: Connection, workerId: string): number {
  const row = findRow<{ number: number }>(db, 'SELECT number FROM worker WHERE id = ?', [workerId]);
  if (row === undefined) throw new Error('there is no such worker');
  return row.number;
}
