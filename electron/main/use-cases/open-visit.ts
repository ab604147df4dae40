import type { Context } from '#electron/main/context.ts';
import { findVisit } from '#electron/main/db/visit-store.ts';
import type { Visit } from '#shared/api/clerk-visit-methods.ts';

/** Closed visits take nothing any more: the credential was issued, or the clerk gave the visit up. */
export function isClosed(visit: Visit): boolean {
  return visit.state === 'credential-issued' || visit.state === 'abandoned';
}

export type OpenVisitOutcome =
  | { readonly ok: true; readonly visit: Visit }
  | { readonly ok: false; readonly error: { readonly code: 'not-found' | 'visit-closed' } };

/** The visit, if it exists and still takes changes. */
export function findOpenVisit(context: Context, visitId: string): OpenVisitOutcome {
  const visit = findVisit(context.db, visitId);
  if (visit === undefined) return { ok: false, error: { code: 'not-found' } };
  if (isClosed(visit)) return { ok: false, error: { code: 'visit-closed' } };
  return { ok: true, visit };
}
