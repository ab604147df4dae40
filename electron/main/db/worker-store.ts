import type { DraftValues } from '#shared/api/fields.ts';
import { type Connection, findRow, runSql } from './connection.ts';
import { getFacts, insertFacts } from './fact-tables.ts';
import { documentNumberKey, indexWorkerName } from './search-index.ts';

export interface NewWorker {
  readonly id: string;
  /** As `allotIdentificationCode` gave it, in the same transaction. */
  readonly identificationCode: string;
  readonly codeSequence: number;
  /** Facts as the rules accepted them: dates are ISO. */
  readonly values: DraftValues;
  readonly registeredBy: string;
  readonly at: Date;
  readonly entryNoticeDeadline: string | null;
}

export interface Worker {
  readonly id: string;
  readonly identificationCode: string;
  readonly officialCode: string | null;
  readonly cedula: string | null;
  readonly values: DraftValues;
  readonly registeredAt: string;
  /** Account's name. */
  readonly registeredBy: string;
  readonly entryNoticeDeadline: string | null;
}

/** A document belongs to one worker: the same issuing state and number again is refused and nothing is written. */
export function insertWorker(
  db: Connection,
  worker: NewWorker,
):
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'document-already-registered'; readonly workerId: string } {
  if (!db.inTransaction)
    throw new Error('a registration is one transaction with its code, audit and outbox rows');
  const issuingState = worker.values['passport.issuingState'] ?? '';
  const holder = findWorkerIdByDocument(db, issuingState, worker.values['passport.number'] ?? '');
  if (holder !== undefined) return { ok: false, problem: 'document-already-registered', workerId: holder };

  const at = worker.at.toISOString();
  runSql(
    db,
    `INSERT INTO worker (id, identification_code, code_sequence, registered_at, registered_by, entry_notice_deadline)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      worker.id,
      worker.identificationCode,
      worker.codeSequence,
      at,
      worker.registeredBy,
      worker.entryNoticeDeadline,
    ],
  );
  insertAlias(db, worker.id, 'identification', worker.identificationCode, at);
  insertPassport(db, worker.id, worker.values, worker.at);
  insertFacts(db, 'contract', worker.values, { worker_id: worker.id, recorded_at: at });
  insertFacts(db, 'contact', worker.values, { worker_id: worker.id, recorded_at: at });
  return { ok: true };
}

/** A worker's first passport or a renewed one; the older ones are kept and found. Throws if it is somebody else's. */
export function insertPassport(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  insertFacts(db, 'passport', values, {
    worker_id: workerId,
    recorded_at: at.toISOString(),
    number_key: documentNumberKey(values['passport.number'] ?? ''),
  });
  indexWorkerName(db, workerId);
}

/** Contact data confirmed or changed later; the newest is in force. */
export function insertContact(db: Connection, workerId: string, values: DraftValues, at: Date): void {
  insertFacts(db, 'contact', values, { worker_id: workerId, recorded_at: at.toISOString() });
}

export function findWorker(db: Connection, id: string): Worker | undefined {
  const row = findRow<Omit<Worker, 'values'>>(
    db,
    `SELECT worker.id, identification_code AS identificationCode, official_code AS officialCode, cedula,
       registered_at AS registeredAt, account.name AS registeredBy, entry_notice_deadline AS entryNoticeDeadline
     FROM worker JOIN account ON account.id = worker.registered_by WHERE worker.id = ?`,
    [id],
  );
  return row && { ...row, values: getFacts(db, id) };
}

/** Exact: any passport this worker ever had. Case, spaces and hyphens of the number do not matter. */
export function findWorkerIdByDocument(
  db: Connection,
  issuingState: string,
  number: string,
): string | undefined {
  const row = findRow<{ workerId: string }>(
    db,
    'SELECT worker_id AS workerId FROM passport WHERE number_key = ? AND issuing_state = ?',
    [documentNumberKey(number), issuingState],
  );
  return row?.workerId;
}

/** By any number the worker was ever known by: identification code, official code or cédula. */
export function findWorkerIdByAlias(db: Connection, value: string): string | undefined {
  return findRow<{ workerId: string }>(db, 'SELECT worker_id AS workerId FROM worker_alias WHERE value = ?', [
    value,
  ])?.workerId;
}

/** Head office's own number for the worker; the earlier ones stay as aliases. */
export function saveOfficialCode(db: Connection, workerId: string, officialCode: string, at: Date): void {
  runSql(db, 'UPDATE worker SET official_code = ? WHERE id = ?', [officialCode, workerId]);
  insertAlias(db, workerId, 'official', officialCode, at.toISOString());
}

export function saveCedula(db: Connection, workerId: string, cedula: string, at: Date): void {
  runSql(db, 'UPDATE worker SET cedula = ? WHERE id = ?', [cedula, workerId]);
  insertAlias(db, workerId, 'cedula', cedula, at.toISOString());
}

function insertAlias(
  db: Connection,
  workerId: string,
  kind: 'identification' | 'official' | 'cedula',
  value: string,
  at: string,
): void {
  runSql(db, 'INSERT INTO worker_alias (kind, value, worker_id, since) VALUES (?, ?, ?, ?)', [
    kind,
    value,
    workerId,
    at,
  ]);
}
