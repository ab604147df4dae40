import type { Context } from '#electron/main/context.ts';
import { clearGuard } from '#electron/main/db/credential-guard-store.ts';
import { insertCredential } from '#electron/main/db/credential-store.ts';
import { insertOutboxItem } from '#electron/main/db/outbox-store.ts';
import { owePapers } from '#electron/main/db/owed-paper-store.ts';
import { endServiceCodes, findService } from '#electron/main/db/service-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { finishService, showOutcome } from '#electron/main/session/end-service.ts';
import { record } from '#electron/main/session/record.ts';
import type { ServiceTurn } from '#electron/main/session/service-turn.ts';
import type { TurnWorker } from '#electron/main/session/worker-turn.ts';
import { makePapersLater } from '../make-papers.ts';

/** The new credential of a recovery: it, attempts, codes, papers owed, audit and outbox in one transaction. */
export function putRecoveredInForce(
  context: Context,
  service: ServiceTurn,
  worker: TurnWorker,
  hash: string,
): void {
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
