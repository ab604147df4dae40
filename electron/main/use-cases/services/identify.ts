import type { Context } from '#electron/main/context/context.ts';
import type { ServiceSubject } from '#electron/main/context/display-session.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { findWorkerIdByAlias } from '#electron/main/db/people/worker-store.ts';
import { saveServicePurpose, saveServiceSubject } from '#electron/main/db/services/service-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { beginService } from '#electron/main/display/begin-service.ts';
import { isEverybodyCheckable } from '#electron/main/display/checkable.ts';
import { advanceToProof } from '#electron/main/display/service-step.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { readIdentificationNumber } from '#shared/domain/numbers/identification-number.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';

/** The worker's own way in: one touch on the resting screen, then the code. */

export function startOwnService(
  context: Context,
  { purpose, language }: Input<'startOwnService'>,
): Result<'startOwnService'> {
  const { session } = context;
  if (session.account === null) return failed({ code: 'counter-closed' });
  if (session.display !== null) return failed({ code: 'attending' });
  if (serviceOf(purpose).compares !== null && !isEverybodyCheckable(context)) {
    return failed({ code: 'not-checkable' });
  }
  beginService(context, { purpose, startedBy: 'worker', subject: null, language });
  return done({});
}

/** A code that nobody has is taken like any other: only its own check character is judged here. */
export async function identify(context: Context, { text }: Input<'identify'>): Promise<Result<'identify'>> {
  const session = sessionOf(context, 'identify');
  const reading = readIdentificationNumber(text);
  if (reading.kind === 'neither' || reading.kind === 'garbled') return failed({ code: 'shape' });
  if (reading.kind === 'mistyped') return failed({ code: 'check-character', suggestion: reading.suggestion });
  const subject = findByNumber(context, reading.number);
  const { code, worker } = subject;
  const isThere = await advanceToProof(context, session, 'identified', { subject }, ({ visitId }) =>
    saveServiceSubject(context.db, visitId, code, worker?.workerId ?? null),
  );
  return isThere ? done({}) : wrongStep;
}

/** A cédula that nobody here has is a stranger's number: it is kept as a digest only. */
function findByNumber(context: Context, number: string): ServiceSubject {
  const workerId = findWorkerIdByAlias(context.db, number);
  const subject = workerId === undefined ? undefined : findSubject(context, workerId, false);
  if (subject !== undefined) return subject;
  const unknown = number.startsWith('E') ? number : context.digestUnknownNumber(number);
  return { code: unknown, worker: null, mailbox: null, found: false, revoked: false };
}

/** From "locked" to unlocking, in the same visit: the attempts that were spent stay spent until it is unlocked. */
export async function unlockInstead(context: Context): Promise<Result<'unlockInstead'>> {
  const session = sessionOf(context, 'unlockInstead');
  const isThere = await advanceToProof(
    context,
    session,
    'unlock-asked',
    { purpose: 'unlock', identityProved: false },
    ({ visitId }) => saveServicePurpose(context.db, visitId, 'unlock'),
  );
  return isThere ? done({}) : wrongStep;
}
