import type { Context } from '#electron/main/context/context.ts';
import {
  auditSubject,
  isKnown,
  type ServiceSession,
  subjectOf,
} from '#electron/main/context/display-session.ts';
import { findKitInForce, getKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { closeService } from '#electron/main/db/services/service-store.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts } from '#shared/domain/credential/recovery-kit.ts';
import {
  type KnownServiceFacts,
  type ServiceAnswer,
  type ServiceFacts,
  type ServiceResult,
  type ServiceStage,
  serviceStates,
} from '#shared/domain/display/service-states.ts';
import { leadOf } from '#shared/domain/display/states.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';
import { act, stillAt } from './act.ts';
import { comparedAs, isCheckable } from './checkable.ts';
import { forgetful } from './end-session.ts';
import { drawCode, sendCode } from './one-time-code.ts';
import { recordServiceEnd } from './record-service-end.ts';
import { showClerk } from './show-clerk.ts';

/** A service's way from state to state. */

export function knownServiceFactsOf(session: ServiceSession): KnownServiceFacts {
  const { purpose, startedBy, subject, code } = session;
  return { purpose, startedBy, isIdentified: subject !== null, hasCode: code !== null };
}

function serviceFactsOf(context: Context, session: ServiceSession): ServiceFacts {
  const { subject } = session;
  return {
    ...knownServiceFactsOf(session),
    isLocked: subject !== null && isLocked(getGuard(context.db, guardedAs(context, session))),
    canReceiveCode: canReceiveCode(session),
    hasKit: hasKit(context, session),
  };
}

/** Whose attempts count here. */
function guardedAs(context: Context, session: ServiceSession): string {
  const { compares } = serviceOf(session.purpose);
  return (compares === null ? subjectOf(session) : comparedAs(context, session, compares)).code;
}

/** Where an answer leads. One that does not belong to the stage is a bug: main refused its method. */
function serviceStageAfter(
  context: Context,
  session: ServiceSession,
  answer: ServiceAnswer,
): ServiceStage | 'rest' {
  const { stage } = session;
  const facts = serviceFactsOf(context, session);
  const after = leadOf<ServiceStage, ServiceFacts>(serviceStates[stage], answer, facts);
  if (after === undefined) throw new Error(`${answer} leads nowhere from ${stage}`);
  return after;
}

/** The service where the answer leads. One that ends it is its caller's. */
export function advance(
  context: Context,
  session: ServiceSession,
  answer: ServiceAnswer,
  changes: Partial<ServiceSession> = {},
): ServiceSession {
  const changed = { ...session, ...changes };
  const stage = serviceStageAfter(context, changed, answer);
  if (stage === 'rest') throw new Error(`${answer} ends a service at ${session.stage}`);
  return { ...changed, stage, offersKit: offersKit(context, changed) };
}

/**
 * An act whose answer may lead to a code by e-mail, which is then drawn before it and sent in it. `write` saves what
 * the answer brings. False when the session ended meanwhile.
 */
export async function advanceToProof(
  context: Context,
  session: ServiceSession,
  answer: ServiceAnswer,
  changes: Partial<ServiceSession> = {},
  write: (session: ServiceSession) => void = () => undefined,
): Promise<boolean> {
  const leadsToCode = serviceStageAfter(context, { ...session, ...changes }, answer) === 'service-code';
  const drawn = leadsToCode ? await drawCode(context) : undefined;
  const still = stillAt(context, session);
  if (still === undefined) return false;
  let isAtCounter = false;
  act(context, still, (present) => {
    write(present);
    const after = advance(context, present, answer, changes);
    isAtCounter = after.stage === 'service-proof';
    return drawn === undefined ? after : { ...after, code: sendCode(context, after, drawn) };
  });
  if (isAtCounter) showClerk(context);
  return true;
}

/** Inside the act that completes a service: it is closed, and its last screen says what was done. */
export function finishService(
  context: Context,
  session: ServiceSession,
  answer: ServiceAnswer,
  outcome: ServiceResult,
): ServiceSession {
  closeService(context.db, session.visitId, 'done', context.clock.now());
  recordServiceEnd(context, { ...session, code: auditSubject(session) }, outcome);
  return advance(context, forgetful(session), answer, { outcome });
}

/** Whether to ask for a code by e-mail. Of a code that was only typed, nothing is told by asking or not asking. */
function canReceiveCode(session: ServiceSession): boolean {
  const { subject } = session;
  return subject === null || subject.worker === null || !isKnown(session) || subject.mailbox !== null;
}

/** Whether a code of the sheet may be the proof: of who is not known, nothing is told by asking or not asking. */
export function offersKit(context: Context, session: ServiceSession): boolean {
  if (!serviceOf(session.purpose).proofs.includes('kit') || !isCheckable(context, session, 'kit'))
    return false;
  return !isKnown(session) || hasKit(context, session);
}

/** A known person's sheet with a code left, which can be checked here and which no wrong codes have laid to rest. */
function hasKit(context: Context, session: ServiceSession): boolean {
  const worker = session.subject?.worker ?? null;
  if (worker === null || !isKnown(session)) return false;
  const isResting = getKitAttempts(context.db, worker.identificationCode) >= kitAttempts;
  const isUsable = !isResting && isCheckable(context, session, 'kit');
  return isUsable && (findKitInForce(context.db, worker.workerId)?.codesLeft ?? 0) > 0;
}
