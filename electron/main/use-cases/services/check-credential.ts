import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { finishService, showOutcome } from '#electron/main/display/end-service.ts';
import { countRight, countWrong, takeAttempt } from '#electron/main/display/judge-attempt.ts';
import { isStillServiceAt, serviceAt } from '#electron/main/display/service-step.ts';

/**
 * "Does my clave work?" The attempt is on the disk before the hash is compared, and where there is no credential the
 * same work is done on a hash of nothing. Three wrong ones lock. Source: domain.md 6 (sign-in check).
 */
export async function checkCredential(context: Context): Promise<Result<'checkCredential'>> {
  const { db } = context;
  const service = serviceAt(context, 'check-credential');
  if (service?.subject == null) return wrongStep;
  const { code, worker } = service.subject;
  if (!takeAttempt(context, code, 'check')) {
    service.keyboard.close();
    service.stage = 'locked';
    return failed({ code: 'wrong-answer', attemptsLeft: 0 });
  }
  const typed = Buffer.from(service.keyboard.typed());
  service.keyboard.close();
  const credential = worker === null ? undefined : findCredential(db, worker.workerId);
  let isSame: boolean;
  try {
    isSame = await context.hasher.verify(credential?.hash ?? (await context.decoyHash), typed);
  } finally {
    typed.fill(0);
  }
  if (isSame && credential !== undefined) {
    // Judged whatever became of the turn: an answer that was right is not a spent attempt.
    const isShown = isStillServiceAt(context, service, 'check-credential');
    transact(db, () => {
      countRight(context, code, 'check');
      if (isShown) finishService(context, service, 'credential-right');
    });
    if (!isShown) return wrongStep;
    showOutcome(service, 'credential-right');
    return done({});
  }
  const attemptsLeft = countWrong(context, code, 'check');
  if (!isStillServiceAt(context, service, 'check-credential')) return wrongStep;
  service.attemptsLeft = attemptsLeft;
  if (attemptsLeft === 0) service.stage = 'locked';
  return failed({ code: 'wrong-answer', attemptsLeft });
}
