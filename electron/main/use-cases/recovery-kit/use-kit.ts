import type { Context } from '#electron/main/context/context.ts';
import { emit, findAttempted } from '#electron/main/context/emit.ts';
import { isSameText } from '#electron/main/context/hash-text.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  clearKitAttempts,
  findKitCodeHash,
  findKitInForce,
  getKitAttempts,
  saveKitAttempts,
  useKitCode,
} from '#electron/main/db/recovery-kit/kit-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, stillAt } from '#electron/main/display/act.ts';
import { comparedAs, isCheckable } from '#electron/main/display/checkable.ts';
import { kitAttempts, kitAttemptsLeft, readKitCode } from '#shared/domain/credential/recovery-kit.ts';
import { passProof } from '../services/pass-proof.ts';

/**
 * One code of the sheet. The attempt is on the disk before anything is compared, and whatever was typed for whomever -
 * a wrong code, a used one, another sheet's, somebody's without a sheet, nobody's - one hash is compared and the same
 * words come back.
 */
export async function submitKitCode(
  context: Context,
  { code: text }: Input<'submitKitCode'>,
): Promise<Result<'submitKitCode'>> {
  const { db } = context;
  const session = sessionOf(context, 'submitKitCode');
  const reading = readKitCode(text);
  if (!reading.ok) return failed({ code: reading.problem });
  if (!isCheckable(context, session, 'kit')) return failed({ code: 'not-checkable' });
  const { code: owner, worker } = comparedAs(context, session, 'kit');
  if (!takeAttempt(context, owner)) return failed({ code: 'wrong-answer', attemptsLeft: 0 });

  const { position } = reading;
  const hash = worker === null ? undefined : findKitCodeHash(db, worker.workerId, position);
  const isSame = await isSameText(context.branchHasher, hash, reading.code);
  const isRight = isSame && hash !== undefined && worker !== null;
  const still = stillAt(context, session);
  if (still === undefined) {
    // Nobody is told, and nothing is used: a right code stays good and is no wrong attempt.
    if (isRight) transact(db, () => clearKitAttempts(db, owner));
    return wrongStep;
  }
  if (isRight) {
    const { workerId } = worker;
    let isUsed = false;
    act(context, still, (present) => {
      isUsed = useKitCode(db, { workerId, position, hash }, present.visitId, context.clock.now());
      if (!isUsed) return present;
      const kit = findKitInForce(db, workerId);
      if (kit === undefined) throw new Error('a code of no sheet was used');
      const { id: kitId, codesLeft: kitCodesLeft } = kit;
      clearKitAttempts(db, owner);
      record(context, 'kit-code-used', owner, { left: kitCodesLeft });
      emit(context, 'recovery-kit-used', workerId, {
        workerId,
        identificationCode: owner,
        kitId,
        position,
        codesLeft: kitCodesLeft,
        usedAt: context.clock.now().toISOString(),
      });
      return { ...passProof(context, present, worker, 'kit'), kitCodesLeft };
    });
    if (isUsed) return done({});
  }
  return failed({ code: 'wrong-answer', attemptsLeft: countWrong(context, owner) });
}

/** False when the sheet of this identification code rests. */
function takeAttempt({ db }: Context, owner: string): boolean {
  return transact(db, () => {
    const spent = getKitAttempts(db, owner);
    if (spent >= kitAttempts) return false;
    saveKitAttempts(db, owner, spent + 1);
    return true;
  });
}

/** The attempt that was taken stays taken. Returns what is left. */
function countWrong(context: Context, owner: string): number {
  return transact(context.db, () => {
    const spent = getKitAttempts(context.db, owner);
    const attemptsLeft = kitAttemptsLeft(spent);
    record(context, 'kit-code-failed', owner, { attemptsLeft });
    const attempted = findAttempted(context, owner);
    if (attempted !== undefined) {
      const attemptedAt = context.clock.now().toISOString();
      const failure = { ...attempted, right: false, spent, attemptedAt } as const;
      emit(context, 'recovery-kit-attempted', attempted.workerId, failure);
    }
    return attemptsLeft;
  });
}
