import type { Context } from '#electron/main/context/context.ts';
import type { ServiceSubject } from '#electron/main/context/display-session.ts';
import { findRevocationInForce } from '#electron/main/db/people/revocation-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { attendedPersonOf } from './attended-person.ts';
import { usableEmail } from './usable-email.ts';

/**
 * Somebody of the record, found by the counter or by the code they typed. Whose credential is revoked is nobody from
 * here on, so that every screen and every answer is that of a code nobody has.
 */
export function findSubject(context: Context, workerId: string, found: boolean): ServiceSubject | undefined {
  const record = findWorker(context.db, workerId);
  if (record === undefined) return undefined;
  if (findRevocationInForce(context.db, workerId) !== undefined) {
    return { code: record.identificationCode, worker: null, mailbox: null, found: false, revoked: true };
  }
  const worker = attendedPersonOf(context, record, []);
  return {
    code: record.identificationCode,
    worker,
    mailbox: usableEmail(context, worker),
    found,
    revoked: false,
  };
}
