import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show, stillAt } from '#electron/main/display/act.ts';
import { comparedAs, isCheckable } from '#electron/main/display/checkable.ts';
import { countRight, countWrong, takeAttempt } from '#electron/main/display/judge-attempt.ts';
import { advance, finishService } from '#electron/main/display/service-step.ts';

/**
 * "Does my clave work?" The attempt is on the disk before the hash is compared, and where there is no credential the
 * same work is done. Three wrong ones lock. Source: domain.md 6 (sign-in check).
 */
export async function checkCredential(context: Context): Promise<Result<'checkCredential'>> {
  const { db } = context;
  const session = sessionOf(context, 'checkCredential');
  const { keyboard } = session;
  if (!isCheckable(context, session, 'credential')) return failed({ code: 'not-checkable' });
  const { code, worker } = comparedAs(context, session, 'credential');
  if (!takeAttempt(context, code, 'check')) {
    show(context, session, (present) => advance(context, present, 'attempts-spent'));
    return failed({ code: 'wrong-answer', attemptsLeft: 0 });
  }
  const typed = Buffer.from(keyboard.typed());
  keyboard.close();
  const credential = worker === null ? undefined : findCredential(db, worker.workerId);
  let isSame: boolean;
  try {
    isSame = await context.branchHasher.verify(credential?.hash, typed);
  } finally {
    typed.fill(0);
  }
  const still = stillAt(context, session);
  if (isSame && credential !== undefined) {
    // Judged whatever became of the session: an answer that was right is not a spent attempt.
    if (still === undefined) {
      transact(db, () => countRight(context, code, 'check'));
      return wrongStep;
    }
    act(context, still, (present) => {
      countRight(context, code, 'check');
      return finishService(context, present, 'credential-right', 'credential-right');
    });
    return done({});
  }
  if (still === undefined) {
    countWrong(context, code, 'check');
    return wrongStep;
  }
  let attemptsLeft = 0;
  act(context, still, (present) => {
    attemptsLeft = countWrong(context, code, 'check');
    const after = { ...present, attemptsLeft };
    return attemptsLeft === 0 ? advance(context, after, 'attempts-spent') : after;
  });
  return failed({ code: 'wrong-answer', attemptsLeft });
}
