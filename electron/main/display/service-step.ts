import type { Context } from '#electron/main/context/context.ts';
import { findKitInForce, getKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts } from '#shared/domain/credential/recovery-kit.ts';
import type { ServiceStage } from '#shared/domain/display/service-states.ts';
import { proofStage, stageOnceIdentified } from '#shared/domain/display/service-states.ts';
import type { ServiceTurn } from '../context/service-turn.ts';
import { issueServiceCode } from './service-code.ts';
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
    hasKit: hasKit(context, service),
  });
  return goTo(context, service, stage);
}

/** After the three answers: the mailbox, the sheet, or the clerk in person. False when the service ended meanwhile. */
export function proveOtherwise(
  context: Context,
  service: ServiceTurn,
  hasMailbox: boolean,
): Promise<boolean> {
  return goTo(context, service, proofStage(hasMailbox, hasKit(context, service)));
}

async function goTo(context: Context, service: ServiceTurn, stage: ServiceStage): Promise<boolean> {
  service.offersKit = offersKit(context, service);
  if (stage === 'service-code') return askForCode(context, service);
  service.stage = stage;
  if (stage === 'service-proof') showClerk(context);
  return true;
}

/** Of what an e-mailed code is for, as it is stored: what is not an unlock lives as long as a recovery's. */
export function codePurposeOf({ purpose }: ServiceTurn): 'recovery' | 'unlock' {
  return purpose === 'recover' || purpose === 'kit' ? 'recovery' : 'unlock';
}

/** Issues a code and asks for it. False when the service ended meanwhile. */
export async function askForCode(context: Context, service: ServiceTurn): Promise<boolean> {
  const { stage } = service;
  const issue = await issueServiceCode(context, service, codePurposeOf(service));
  if (!isStillServiceAt(context, service, stage)) return false;
  issue();
  service.stage = 'service-code';
  return true;
}

/** Whether to ask for a code by e-mail. Of a code that was only typed, nothing is told by asking or not asking. */
export function canReceiveCode(service: ServiceTurn): boolean {
  const { subject } = service;
  return subject === null || subject.worker === null || !isKnown(service) || subject.mailbox !== null;
}

/** Whether the record may be seen through the steps: the counter found the person, or the three answers were right. */
function isKnown({ subject, identityProved }: ServiceTurn): boolean {
  return subject !== null && subject.worker !== null && (subject.found || identityProved);
}

/** Whether a code of the sheet may be the proof: of who is not known, nothing is told by asking or not asking. */
export function offersKit(context: Context, service: ServiceTurn): boolean {
  return service.purpose !== 'kit' && (!isKnown(service) || hasKit(context, service));
}

/** A known person's sheet with a code left, which no wrong codes have laid to rest. */
function hasKit(context: Context, service: ServiceTurn): boolean {
  const worker = service.subject?.worker ?? null;
  if (worker === null || !isKnown(service)) return false;
  const isResting = getKitAttempts(context.db, worker.identificationCode) >= kitAttempts;
  return !isResting && (findKitInForce(context.db, worker.workerId)?.codesLeft ?? 0) > 0;
}
