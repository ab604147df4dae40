import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { saveServiceProof } from '#electron/main/db/services/service-store.ts';
import { beginService } from '#electron/main/display/begin-service.ts';
import { endService as endServiceTurn } from '#electron/main/display/end-service.ts';
import { serviceAt } from '#electron/main/display/service-step.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { passProof } from './pass-proof.ts';

/** The counter's side of a service: it begins one, attends it and takes the display back. */

export function startService(
  context: Context,
  { workerId, purpose }: Input<'startService'>,
): Result<'startService'> {
  const { session } = context;
  if (session.turn !== null || session.service !== null) return failed({ code: 'already-handed-over' });
  const subject = findSubject(context, workerId, true);
  if (subject === undefined) return failed({ code: 'not-found' });
  if (subject.revoked) return failed({ code: 'revoked' });
  if (findCredential(context.db, workerId) === undefined) return failed({ code: 'no-credential' });
  beginService(context, { purpose, startedBy: 'counter', subject, language: null });
  return done({});
}

export function endService(context: Context): Result<'endService'> {
  const { service } = context.session;
  if (service !== null) endServiceTurn(context, service);
  context.showView('clerk');
  return done({});
}

export function resumeService(context: Context): Result<'resumeService'> {
  const { service } = context.session;
  if (service === null) return done({});
  service.help = null;
  service.touchedAt = context.scheduler.monotonic();
  service.resetsAt = null;
  context.showView('worker');
  return done({});
}

/** Person, portrait and stored copy compared. Only for somebody the record has: there is no passport of nobody. */
export function recordServiceProof(context: Context): Result<'recordServiceProof'> {
  const account = requireAccount(context);
  const service = serviceAt(context, 'service-proof');
  const worker = service?.subject?.worker ?? null;
  if (service === undefined || worker === null) return failed({ code: 'not-asked' });
  const show = transact(context.db, () => {
    saveCounterProof(context.db, service.visitId, account.id, context.clock.now());
    saveServiceProof(context.db, service.visitId, 'counter');
    record(context, 'counter-proof-recorded', worker.identificationCode, {});
    return passProof(context, service, worker, 'counter');
  });
  show();
  service.touchedAt = context.scheduler.monotonic();
  context.showView('worker');
  return done({});
}
