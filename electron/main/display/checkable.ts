import type { Context } from '#electron/main/context/context.ts';
import {
  isKnown,
  type ServiceSession,
  type ServiceSubject,
  subjectOf,
} from '#electron/main/context/display-session.ts';
import { listPeppersElsewhere } from '#electron/main/db/head-office/asking-store.ts';
import {
  findCredential,
  findSecurityImageHash,
  listSecurityAnswers,
} from '#electron/main/db/issuance/credential-store.ts';
import { listPeppersInUse } from '#electron/main/db/issuance/hash-peppers.ts';
import { findKitInForce, listKitCodes } from '#electron/main/db/recovery-kit/kit-store.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';

/**
 * What another counter hashed can be checked only with its pepper (docs/decisions/113). Where that one is missing no
 * attempt is spent, and what is said must not tell whether a number exists: of a person whom the counter found, or who
 * has proved themself, their own hashes count; of a number that was only typed, the hashes of everybody here, so that
 * every number gets the same answer.
 */
type CheckedSecret = 'credential' | 'answers' | 'kit';

export function isCheckable(context: Context, session: ServiceSession, secret: CheckedSecret): boolean {
  const worker = session.subject?.worker ?? null;
  return worker === null || !isKnown(session)
    ? isEverybodyCheckable(context)
    : isCheckableOf(context, worker.workerId, secret);
}

/** Whether this person's can be checked here. */
export function isCheckableOf(context: Context, workerId: string, secret: CheckedSecret): boolean {
  return hashesOf(context, workerId, secret).every((hash) => hash === undefined || holds(context, hash));
}

/** Whether it was hashed at another branch, whose peppers nobody hands over. */
export function isHashedElsewhere(context: Context, workerId: string, secret: CheckedSecret): boolean {
  const elsewhere = new Set(listPeppersElsewhere(context.db));
  return hashesOf(context, workerId, secret).some(
    (hash) => hash !== undefined && !holds(context, hash) && elsewhere.has(hash.pepper),
  );
}

/** Whether everything that lies here can, but for what was hashed at another branch: that never can. */
export function isEverybodyCheckable({ db, branchHasher }: Context): boolean {
  const lacking = listPeppersInUse(db).filter((pepper) => !branchHasher.holds(pepper));
  if (lacking.length === 0) return true;
  const elsewhere = new Set(listPeppersElsewhere(db));
  return lacking.every((pepper) => elsewhere.has(pepper));
}

/**
 * At whose number an attempt is made, and against whose hash. Of a number that was only typed whose hash is another branch's nothing can be
 * compared: no attempt of theirs is spent, and the answer is that of a number that nobody has.
 */
export function comparedAs(
  context: Context,
  session: ServiceSession,
  secret: CheckedSecret,
): Pick<ServiceSubject, 'code' | 'worker'> {
  const { code, worker } = subjectOf(session);
  if (worker === null || isKnown(session) || isCheckableOf(context, worker.workerId, secret))
    return { code, worker };
  return { code: context.digestUnknownNumber(code), worker: null };
}

function holds({ branchHasher }: Context, { pepper }: SecretHash): boolean {
  return branchHasher.holds(pepper);
}

function hashesOf({ db }: Context, workerId: string, secret: CheckedSecret): (SecretHash | undefined)[] {
  switch (secret) {
    case 'credential':
      return [findCredential(db, workerId)?.hash];
    case 'answers':
      return [
        findSecurityImageHash(db, workerId),
        ...listSecurityAnswers(db, workerId).map(({ hash }) => hash),
      ];
    case 'kit': {
      const kit = findKitInForce(db, workerId);
      return kit === undefined ? [] : listKitCodes(db, kit.id).map(({ hash }) => hash);
    }
  }
}
