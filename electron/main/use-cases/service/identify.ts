import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context.ts';
import { saveServiceSubject } from '#electron/main/db/service-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { findWorkerIdByAlias } from '#electron/main/db/worker-store.ts';
import { beginService } from '#electron/main/session/begin-service.ts';
import { enterService, serviceAt } from '#electron/main/session/service-step.ts';
import { findSubject } from '#electron/main/session/service-subject.ts';
import type { ServiceSubject } from '#electron/main/session/service-turn.ts';
import { checkCedula } from '#shared/rules/cedula.ts';
import { parseIdentificationCode } from '#shared/rules/identification-code.ts';
import { asciiDigits } from '#shared/rules/text.ts';
import { done, failed, type Input, type Result, wrongStep } from '../use-case.ts';

/** The worker's own way in: one touch on the resting screen, then the code. */

export function startOwnService(
  context: Context,
  { purpose, language }: Input<'startOwnService'>,
): Result<'startOwnService'> {
  const { session } = context;
  if (session.account === null) return failed({ code: 'counter-closed' });
  if (session.turn !== null || session.service !== null) return failed({ code: 'attending' });
  beginService(context, { purpose, startedBy: 'worker', subject: null, language });
  return done({});
}

/** A code that nobody has is taken like any other: only its own check character is judged here. */
export async function identify(context: Context, { text }: Input<'identify'>): Promise<Result<'identify'>> {
  const service = serviceAt(context, 'identify');
  if (service === undefined) return wrongStep;
  const reading = readCode(text);
  if (!reading.ok) return failed(reading.error);
  service.subject = findByCode(context, reading.code);
  const { code, worker } = service.subject;
  transact(context.db, () => saveServiceSubject(context.db, service.visitId, code, worker?.workerId ?? null));
  return (await enterService(context, service)) ? done({}) : wrongStep;
}

type CodeReading =
  | { readonly ok: true; readonly code: string }
  | {
      readonly ok: false;
      readonly error:
        | { readonly code: 'shape' }
        | { readonly code: 'check-character'; readonly suggestion: string | null };
    };

/** An identification code, or the cédula of somebody who has one. */
function readCode(text: string): CodeReading {
  const reading = parseIdentificationCode(text);
  if (reading.ok) return { ok: true, code: reading.code };
  if (reading.problem === 'check-character') {
    return { ok: false, error: { code: 'check-character', suggestion: reading.suggestion ?? null } };
  }
  const digits = asciiDigits(text).replace(/[\s-]/g, '');
  return checkCedula(digits).valid ? { ok: true, code: digits } : { ok: false, error: { code: 'shape' } };
}

/** A cédula that nobody here has is a stranger's number: it is kept as a digest only. */
function findByCode(context: Context, code: string): ServiceSubject {
  const workerId = findWorkerIdByAlias(context.db, code);
  const subject = workerId === undefined ? undefined : findSubject(context, workerId, false);
  if (subject !== undefined) return subject;
  const unknown = code.startsWith('E')
    ? code
    : `unknown ${createHash('sha256').update(code).digest('hex').slice(0, 16)}`;
  return { code: unknown, worker: null, mailbox: null, found: false, revoked: false };
}
