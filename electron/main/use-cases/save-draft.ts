import type { Context } from '#electron/main/context.ts';
import { saveDraftField as saveStoredField } from '#electron/main/db/draft-store.ts';
import { transactUnlessFull } from '#electron/main/db/transact.ts';
import { clearMrzAcceptance, saveVisitPosition } from '#electron/main/db/visit-store.ts';
import type { DraftField } from '#shared/api/fields.ts';
import { findOpenVisit } from './open-visit.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/** What a supervisor saw who accepted a MRZ that does not add up: of anything else they said nothing. */
const acceptedFields: readonly DraftField[] = [
  'passport.mrz',
  'passport.number',
  'passport.surname',
  'passport.givenNames',
];

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
    const isOther = acceptedFields.includes(field) && value !== (visit.values[field] ?? '');
    if (isOther && visit.mrzAccepted !== null) clearMrzAcceptance(context.db, visitId);
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
