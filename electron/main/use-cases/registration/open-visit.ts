import type { Context } from '#electron/main/context/context.ts';
import { personOf } from '#electron/main/context/display-session.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { findRevocationInForce } from '#electron/main/db/people/revocation-store.ts';
import { findVisit } from '#electron/main/db/registration/visit-store.ts';
import { findService } from '#electron/main/db/services/service-store.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { isClosingCause } from '#shared/domain/credential/revocation.ts';

/** Closed visits take nothing any more: the credential was issued, or the clerk gave the visit up. */
function isClosed(visit: Visit): boolean {
  return visit.state === 'credential-issued' || visit.state === 'abandoned';
}

/**
 * A registered worker's record and documents take no change from the counter, through whichever visit, while the worker
 * is at their display, and once they have a credential. Source: domain.md 6 (change of contact data).
 */
export function isRecordClosed(context: Context, { workerId }: Visit): boolean {
  if (workerId === null) return false;
  const { display } = context.session;
  return (
    (display !== null && personOf(display)?.workerId === workerId) ||
    findCredential(context.db, workerId) !== undefined ||
    isPersonClosed(context, workerId)
  );
}

/** After a death: nothing more is captured or issued. */
export function isPersonClosed({ db }: Context, workerId: string): boolean {
  const revocation = findRevocationInForce(db, workerId);
  return revocation !== undefined && isClosingCause(revocation);
}

/** This counter, as its numbers name it. */
export function terminalOf({ branch }: Context): { readonly branch: number; readonly terminal: number } {
  return { branch: Number(branch.code), terminal: branch.terminalNumber };
}

export type OpenVisitOutcome =
  | { readonly ok: true; readonly visit: Visit }
  | { readonly ok: false; readonly error: { readonly code: 'not-found' | 'visit-closed' } };

/** The registration, if it exists and still takes changes. */
export function findOpenVisit(context: Context, visitId: string): OpenVisitOutcome {
  const visit = findVisit(context.db, visitId);
  if (visit === undefined || findService(context.db, visitId) !== undefined)
    return { ok: false, error: { code: 'not-found' } };
  if (isClosed(visit)) return { ok: false, error: { code: 'visit-closed' } };
  return { ok: true, visit };
}
