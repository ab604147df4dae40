import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { listContactChanges, listEmailChanges } from '#electron/main/db/contact/contact-change-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listWorkerDocuments } from '#electron/main/db/documents/visit-document-store.ts';
import { findHeadOfficeState } from '#electron/main/db/head-office/event-store.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { findNewestMail } from '#electron/main/db/mail/mail-store.ts';
import { listWorkerPapers } from '#electron/main/db/papers/paper-store.ts';
import { findRevocationInForce, listRevocations } from '#electron/main/db/people/revocation-store.ts';
import { searchWorkers as searchStoredWorkers } from '#electron/main/db/people/search-workers.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { findLastKit, getKitAttempts, type Kit } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import type { WorkerRecord } from '#shared/contract/kiosk/people/worker-record.ts';
import { coolingOffEnd } from '#shared/domain/contact/contact-change.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts } from '#shared/domain/credential/recovery-kit.ts';
import { isClosingCause } from '#shared/domain/credential/revocation.ts';
import { isOverdue } from '#shared/domain/registration/deadlines.ts';
import { isReported } from '../registration/check-draft.ts';

/**
 * As-you-type search. Only opening a record is an audited act: a row per letter would bury the trail, and a search
 * shows no more than the counter needs to tell two people apart.
 */
export function searchWorkers(context: Context, query: Input<'searchWorkers'>): Result<'searchWorkers'> {
  return done(searchStoredWorkers(context.db, query));
}

/** Reading a person's record is an event of the trail. Source: LOPDP art. 37 (security of the processing). */
export function openWorker(context: Context, { workerId }: Input<'openWorker'>): Result<'openWorker'> {
  const { db } = context;
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  transact(db, () => record(context, 'record-read', worker.identificationCode, {}));
  const credential = findCredential(db, workerId);
  const revocation = findRevocationInForce(db, workerId);
  const withoutOne = revocation === undefined ? 'none' : 'revoked';
  const coolsOffUntil = coolingOffEnd(
    listEmailChanges(db, workerId),
    getSettings(db).contactCoolingDays,
    context.clock.now(),
  );
  const guard = getGuard(db, worker.identificationCode);
  return done({
    ...worker,
    isEntryNoticeOver: isOverdue(context.clock.now(), worker.entryNoticeDeadline),
    otherNumbers: [...worker.otherNumbers],
    documents: listWorkerDocuments(db, workerId),
    credential: credential === undefined ? withoutOne : isLocked(guard) ? 'locked' : 'active',
    credentialLockedAt: credential === undefined ? null : guard.lockedAt,
    credentialIssuedAt: credential?.issuedAt ?? null,
    kit: statusOf(findLastKit(db, workerId), getKitAttempts(db, worker.identificationCode)),
    papers: listWorkerPapers(db, workerId),
    revocations: listRevocations(db, workerId),
    closed: revocation !== undefined && isClosingCause(revocation),
    documentReported: isReported(context, worker.values),
    contactChanges: listContactChanges(db, workerId),
    contactCoolsOffUntil: coolsOffUntil?.toISOString() ?? null,
    headOffice: findHeadOfficeState(db, workerId),
    newestMail: findNewestMail(db, workerId) ?? null,
  });
}

function statusOf(kit: Kit | undefined, spent: number): WorkerRecord['kit'] {
  if (kit === undefined || kit.inForceAt === null) return null;
  return {
    issuedAt: kit.inForceAt,
    codesLeft: kit.codesLeft,
    endedAt: kit.voidAt,
    resting: kit.voidAt === null && spent >= kitAttempts,
  };
}
