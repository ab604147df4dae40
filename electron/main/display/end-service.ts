import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { closeService } from '#electron/main/db/services/service-store.ts';
import { record } from '../context/record.ts';
import { auditSubject, forgetServiceSecrets, type ServiceTurn } from '../context/service-turn.ts';
import { dropKit } from './make-kit.ts';

/** Inside the transaction of the act that completes the service. */
export function finishService(
  context: Context,
  service: ServiceTurn,
  outcome: NonNullable<ServiceTurn['outcome']>,
): void {
  closeService(context.db, service.visitId, 'done', context.clock.now());
  record(context, 'service-ended', auditSubject(service), { purpose: service.purpose, outcome });
}

/** After that transaction: the last screen. */
export function showOutcome(service: ServiceTurn, outcome: NonNullable<ServiceTurn['outcome']>): void {
  forgetServiceSecrets(service);
  service.outcome = outcome;
  service.stage = 'service-done';
}

/** Ends whatever is left: every buffer is zeroed and the worker's view rests, also when the disk takes nothing more. */
export function endService(context: Context, service: ServiceTurn): void {
  const { stage, purpose, visitId } = service;
  forgetServiceSecrets(service);
  context.session.service = null;
  if (stage === 'service-done') return;
  const outcome = stage === 'locked' ? 'locked' : 'given-up';
  transact(context.db, () => {
    if (service.subject?.worker != null) dropKit(context, service.subject.worker, 'interrupted');
    closeService(context.db, visitId, outcome, context.clock.now());
    record(context, 'service-ended', auditSubject(service), { purpose, outcome });
  });
}
