import type { DraftValues } from '#shared/api/fields.ts';
import { type Connection, runSql } from './connection.ts';
import { isNewestPassportReported } from './revocation-store.ts';
import {
  findWorkerIdByDocument,
  insertContact,
  insertContract,
  insertPassport,
  replacePassport,
} from './worker-store.ts';

/**
 * Puts right what was captured wrongly before the credential is issued: the newest passport is replaced, so that a
 * mistyped number does not stay taken; contract and contact get a newer row. A passport that was reported stays, and the
 * new one is added to it.
 */
export function correctWorker(
  db: Connection,
  correction: {
    readonly workerId: string;
    readonly values: DraftValues;
    readonly entryNoticeDeadline: string | null;
    readonly at: Date;
  },
):
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'document-already-registered'; readonly workerId: string } {
  if (!db.inTransaction) throw new Error('a correction is one transaction with its audit and outbox rows');
  const { workerId, values, at } = correction;
  const state = values['passport.issuingState'] ?? '';
  const holder = findWorkerIdByDocument(db, state, values['passport.number'] ?? '');
  if (holder !== undefined && holder !== workerId) {
    return { ok: false, problem: 'document-already-registered', workerId: holder };
  }
  if (isNewestPassportReported(db, workerId)) insertPassport(db, workerId, values, at);
  else replacePassport(db, workerId, values, at);
  insertContract(db, workerId, values, at);
  insertContact(db, workerId, values, at);
  runSql(db, 'UPDATE worker SET entry_notice_deadline = ? WHERE id = ?', [
    correction.entryNoticeDeadline,
    workerId,
  ]);
  return { ok: true };
}
