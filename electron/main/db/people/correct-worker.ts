import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { type Connection, runSql } from '../core/connection.ts';
import { isNewestPassportReported, listRevocations } from './revocation-store.ts';
import {
  findDocumentHolder,
  insertContact,
  insertContract,
  insertPassport,
  replaceCedula,
  replacePassport,
  type Worker,
} from './worker-store.ts';

/**
 * Puts right what was captured wrongly before the credential is issued: the newest passport is replaced, so that a
 * mistyped number does not stay taken; contract and contact get a newer row. A passport under which there was a credential
 * stays, and the new one is added to it. Whose cédula was captured wrongly gets another number with it.
 */
export function correctWorker(
  db: Connection,
  correction: {
    readonly worker: Worker;
    readonly values: DraftValues;
    /** As corrected; null of a person with another number. */
    readonly cedula: string | null;
    readonly entryNoticeDeadline: string | null;
    readonly at: Date;
  },
):
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'document-already-registered'; readonly workerId: string } {
  if (!db.inTransaction) throw new Error('a correction is one transaction with its audit row and event');
  const { worker, values, cedula, at } = correction;
  const workerId = worker.id;
  const { number } = textsOf('identity', values);
  const holder = findDocumentHolder(db, values, cedula);
  if (holder !== undefined && holder !== workerId) {
    return { ok: false, problem: 'document-already-registered', workerId: holder };
  }
  if (staysOnRecord(db, worker, number)) insertPassport(db, workerId, values, at);
  else replacePassport(db, workerId, values, at);
  insertContract(db, workerId, values, at);
  if (cedula !== null && cedula !== worker.identificationCode) replaceCedula(db, workerId, cedula, at);
  insertContact(db, workerId, values, at);
  runSql(db, 'UPDATE worker SET entry_notice_deadline = ? WHERE id = ?', [
    correction.entryNoticeDeadline,
    workerId,
  ]);
  return { ok: true };
}

/** A passport that was reported, or another one under which there was a credential: its number is nobody else's. */
function staysOnRecord(db: Connection, worker: Worker, number: string): boolean {
  if (isNewestPassportReported(db, worker.id)) return true;
  const isOther = documentNumberKey(number) !== documentNumberKey(textsOf('identity', worker.values).number);
  return isOther && listRevocations(db, worker.id).length > 0;
}
