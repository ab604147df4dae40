import type { Context } from '#electron/main/context.ts';
import { findWorker } from '#electron/main/db/worker-store.ts';
import type { ServiceSubject } from './service-turn.ts';
import { turnWorkerOf } from './start-turn.ts';
import { usableEmail } from './usable-email.ts';

/** Somebody of the record, found by the counter or by the code they typed. */
export function findSubject(context: Context, workerId: string, found: boolean): ServiceSubject | undefined {
  const record = findWorker(context.db, workerId);
  if (record === undefined) return undefined;
  const worker = turnWorkerOf(record, []);
  return { code: record.identificationCode, worker, mailbox: usableEmail(context, worker), found };
}
