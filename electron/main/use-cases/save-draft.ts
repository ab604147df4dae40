import type { Context } from '#electron/main/context.ts';
import { saveDraftField as saveStoredField } from '#electron/main/db/draft-store.ts';
import { transactUnlessFull } from '#electron/main/db/transact.ts';
import { clearMrzAcceptance, saveVisitPosition } from '#electron/main/db/visit-store.ts';
import { findOpenVisit } from './open-visit.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/** Saved as typed, with the cursor at this field, so that a power cut resumes right here. */
export function saveDraftField(
  context: Context,
  { visitId, field, value }: Input<'saveDraftField'>,
): Result<'saveDraftField'> {
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  const { visit } = found;
  const saved = transactUnlessFull(context.db, () => {
    saveStoredField(context.db, visitId, field, value);
    saveVisitPosition(context.db, visitId, visit.step, field);
    // The acceptance was for the text the supervisor saw.
    const isOtherMrz = field === 'passport.mrz' && value !== (visit.values[field] ?? '');
    if (isOtherMrz && visit.mrzAccepted !== null) clearMrzAcceptance(context.db, visitId);
  });
  return saved.ok ? done({}) : failed({ code: saved.problem });
}

export function saveDraftPosition(
  context: Context,
  { visitId, step, field }: Input<'saveDraftPosition'>,
): Result<'saveDraftPosition'> {
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  const saved = transactUnlessFull(context.db, () => saveVisitPosition(context.db, visitId, step, field));
  return saved.ok ? done({}) : failed({ code: saved.problem });
}
