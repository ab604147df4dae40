import type { Context } from '#electron/main/context.ts';
import { getGuard } from '#electron/main/db/credential-guard-store.ts';
import type { ServiceStage } from '#shared/api/service-session.ts';
import { isLocked } from '#shared/rules/credential-life.ts';
import { stageOnceIdentified } from '#shared/rules/service-flow.ts';
import { issueServiceCode } from './service-code.ts';
import type { ServiceTurn } from './service-turn.ts';
import { showClerk } from './show-clerk.ts';

/** The present service if it stands at `stage` and may go on; otherwise undefined, the worker's "wrong step". */
export function serviceAt(context: Context, stage: ServiceStage): ServiceTurn | undefined {
  const { service } = context.session;
  return service !== null && service.stage === stage && service.help !== 'away' ? service : undefined;
}

/** After waiting for a hash: is this still the same service, at the same stage? */
export function isStillServiceAt(context: Context, service: ServiceTurn, stage: ServiceStage): boolean {
  return serviceAt(context, stage) === service;
}

/** The first question, once it is known whose service it is. False when the service ended meanwhile. */
export async function enterService(context: Context, service: ServiceTurn): Promise<boolean> {
  const { subject, purpose } = service;
  if (subject === null) {
    service.stage = 'identify';
    return true;
  }
  const stage = stageOnceIdentified(purpose, {
    locked: isLocked(getGuard(context.db, subject.code)),
    canReceiveCode: canReceiveCode(service),
  });
  if (stage === 'service-code') return askForCode(context, service, 'unlock');
  service.stage = stage;
  if (stage === 'service-proof') showClerk(context);
  return true;
}

/** Issues a code and asks for it. False when the service ended meanwhile. */
export async function askForCode(
  context: Context,
  service: ServiceTurn,
  purpose: 'unlock' | 'recovery',
): Promise<boolean> {
  const { stage } = service;
  const issue = await issueServiceCode(context, service, purpose);
  if (!isStillServiceAt(context, service, stage)) return false;
  issue();
  service.stage = 'service-code';
  return true;
}

/** Whether to ask for a code by e-mail. Of a code that was only typed, nothing is told by asking or not asking. */
export function canReceiveCode({ subject, identityProved }: ServiceTurn): boolean {
  if (subject?.worker === null || subject === null) return true;
  return !(subject.found || identityProved) || subject.mailbox !== null;
}
