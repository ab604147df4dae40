import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { awaitingSession } from '#electron/main/display/accepted.ts';
import { act } from '#electron/main/display/act.ts';
import { beginService } from '#electron/main/display/begin-service.ts';
import { isCheckableOf, isHashedElsewhere } from '#electron/main/display/checkable.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';
import { passProof } from './pass-proof.ts';

/** The counter's side of a service: it begins one and proves whose it is. */

export function startService(
  context: Context,
  { workerId, purpose }: Input<'startService'>,
): Result<'startService'> {
  const { session } = context;
  if (session.display !== null) return failed({ code: 'already-handed-over' });
  const subject = findSubject(context, workerId, true);
  if (subject === undefined) return failed({ code: 'not-found' });
  if (subject.revoked) return failed({ code: 'revoked' });
  if (findCredential(context.db, workerId) === undefined) return failed({ code: 'no-credential' });
  const secret = serviceOf(purpose).compares;
  if (secret !== null && !isCheckableOf(context, workerId, secret)) {
    const isElsewhere = isHashedElsewhere(context, workerId, secret);
    return failed({ code: isElsewhere ? 'of-another-branch' : 'not-checkable' });
  }
  beginService(context, { purpose, startedBy: 'counter', subject, language: null });
  return done({});
}

/** Person, portrait and stored copy compared. Only for somebody the record has: there is no passport of nobody. */
export function recordServiceProof(context: Context): Result<'recordServiceProof'> {
  const account = requireAccount(context);
  const session = awaitingSession(context, 'recordServiceProof');
  const worker = session?.subject?.worker ?? null;
  if (session === undefined || worker === null) return failed({ code: 'not-asked' });
  act(context, session, (present) => {
    saveCounterProof(context.db, present.visitId, account.id, context.clock.now());
    record(context, 'counter-proof-recorded', worker.identificationCode, {});
    const touchedAt = context.scheduler.monotonic();
    return { ...passProof(context, present, worker, 'counter'), touchedAt };
  });
  context.showView('worker');
  return done({});
}
