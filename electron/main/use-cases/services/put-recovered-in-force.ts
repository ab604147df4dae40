import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import type { ServiceTurn } from '#electron/main/context/service-turn.ts';
import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertOutboxItem } from '#electron/main/db/head-office/outbox-store.ts';
import { insertCredential } from '#electron/main/db/issuance/credential-store.ts';
import { owePapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { clearGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { endServiceCodes, findService } from '#electron/main/db/services/service-store.ts';
import { finishService, showOutcome } from '#electron/main/display/end-service.ts';
import { makePapersLater } from '../papers/make-papers.ts';

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
