import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, ServiceSession } from '#electron/main/context/display-session.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { insertCredential } from '#electron/main/db/issuance/credential-store.ts';
import { endOneTimeCodes } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { owePapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { clearGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { findService } from '#electron/main/db/services/service-store.ts';
import { act } from '#electron/main/display/act.ts';
import { finishService } from '#electron/main/display/service-step.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import { makePapersLater } from '../papers/make-papers.ts';

/** The new credential of a recovery: it, attempts, codes, papers owed, audit and event in one transaction. */
export function putRecoveredInForce(
  context: Context,
  session: ServiceSession,
  worker: AttendedPerson,
  hash: SecretHash,
): void {
  const { db } = context;
  const { workerId, identificationCode } = worker;
  const { visitId, language } = session;
  const at = context.clock.now();
  act(context, session, (present) => {
    const proof = findService(db, visitId)?.provedBy ?? null;
    if (proof === null) throw new Error('a credential was recovered without its proof');
    const credentialId = context.randomness.uuid();
    insertCredential(db, { id: credentialId, workerId, hash, at });
    clearGuard(db, identificationCode);
    endOneTimeCodes(db, { code: identificationCode, workerId }, at);
    record(context, 'credential-recovered', identificationCode, { proof });
    owePapers(db, visitId, [{ kind: 'recovery-receipt', language }], at);
    emit(context, 'credential-recovered', workerId, {
      workerId,
      identificationCode,
      credentialId,
      hash,
      proof,
      recoveredAt: at.toISOString(),
    });
    return finishService(context, present, 'credential-recovered', 'recovered');
  });
  makePapersLater(context, visitId);
}
