import type { Context } from '#electron/main/context/context.ts';
import { isKnown, type ServiceSession } from '#electron/main/context/display-session.ts';
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

/** Whether everything that lies here can. */
export function isEverybodyCheckable({ db, branchHasher }: Context): boolean {
  return listPeppersInUse(db).every((pepper) => branchHasher.holds(pepper));
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
