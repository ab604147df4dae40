import type { Context } from '#electron/main/context.ts';
import { clearGuard } from '#electron/main/db/credential-guard-store.ts';
import { insertCredential } from '#electron/main/db/credential-store.ts';
import { insertOutboxItem } from '#electron/main/db/outbox-store.ts';
import { owePapers } from '#electron/main/db/owed-paper-store.ts';
import { endServiceCodes, findService } from '#electron/main/db/service-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { finishService, showOutcome } from '#electron/main/session/end-service.ts';
import { record } from '#electron/main/session/record.ts';
import { isStillServiceAt } from '#electron/main/session/service-step.ts';
import type { ServiceTurn } from '#electron/main/session/service-turn.ts';
import type { TurnWorker } from '#electron/main/session/session-state.ts';
import { makePapersLater } from '../make-papers.ts';
import { done, failed, type Result, wrongStep } from '../use-case.ts';
import { isUsedBefore } from '../worker/is-used-before.ts';
import { problemsOf } from '../worker/submit-credential.ts';

const stage = 'new-credential';

/** The new credential of a recovery: judged and compared with every earlier one, then typed again, then in force. */
export async function submitNewCredential(
  context: Context,
  service: ServiceTurn,
): Promise<Result<'submitCredential'>> {
  const { keyboard, subject } = service;
  const worker = subject?.worker ?? null;
  if (worker === null) throw new Error('nobody has this code');

  if (!keyboard.hasFirstEntry) {
    const problems = await problemsOf(context, worker, keyboard.typed());
    if (!isStillServiceAt(context, service, stage)) return wrongStep;
    if (problems.length === 0 && (await isUsedBefore(context, worker, keyboard.typed()))) {
      problems.push('used-before');
    }
    if (!isStillServiceAt(context, service, stage)) return wrongStep;
    if (problems.length > 0) {
      keyboard.erase();
      return failed({ code: 'not-accepted', problems });
    }
    keyboard.keepAsFirst();
    return done({});
  }
  if (!keyboard.isSameAsFirst()) {
    keyboard.close();
    return failed({ code: 'differs' });
  }
  const secret = Buffer.from(keyboard.typed());
  keyboard.close();
  let hash: string;
  try {
    hash = await context.hasher.hash(secret);
  } finally {
    secret.fill(0);
  }
  if (!isStillServiceAt(context, service, stage)) return wrongStep;
  putInForce(context, service, worker, hash);
  return done({});
}

/** Credential, attempts, codes, papers owed, audit and outbox in one transaction. */
function putInForce(context: Context, service: ServiceTurn, worker: TurnWorker, hash: string): void {
  const { db } = context;
  const { workerId, identificationCode } = worker;
  const { visitId, language } = service;
  const at = context.clock.now();
  transact(db, () => {
    const proof = findService(db, visitId)?.provedBy ?? null;
    if (proof === null) throw new Error('a credential was recovered without its proof');
    insertCredential(db, { id: context.randomness.uuid(), workerId, hash, at });
    clearGuard(db, identificationCode);
    endServiceCodes(db, identificationCode, at);
    record(context, 'credential-recovered', identificationCode, { proof });
    owePapers(db, visitId, [{ kind: 'recovery-receipt', language }], at);
    insertOutboxItem(db, {
      id: context.randomness.uuid(),
      kind: 'credential-recovered',
      subject: workerId,
      payload: { workerId, identificationCode, proof, recoveredAt: at.toISOString() },
      at,
    });
    finishService(context, service, 'recovered');
  });
  showOutcome(service, 'recovered');
  makePapersLater(context, visitId);
}
