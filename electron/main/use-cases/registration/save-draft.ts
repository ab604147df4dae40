import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { saveDraftField as saveStoredField } from '#electron/main/db/registration/draft-store.ts';
import { saveVisitPosition } from '#electron/main/db/registration/visit-store.ts';
import { isFieldOf, stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { settleMrzAcceptance } from '../documents/accept-mrz.ts';
import { findOpenVisit } from './open-visit.ts';

/** Saved as typed, with the cursor at this field, so that a power cut resumes right here. */
export function saveDraftField(
  context: Context,
  { visitId, field, value }: Input<'saveDraftField'>,
): Result<'saveDraftField'> {
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  const { visit } = found;
  if (!Object.values(context.procedures).some((procedure) => isFieldOf(procedure, field))) {
    throw new RangeError('no procedure has such a field');
  }
  const saved = transactUnlessFull(context.db, () => {
    saveStoredField(context.db, visitId, field, value);
    saveVisitPosition(context.db, visitId, visit.step, field);
    settleMrzAcceptance(context, visit);
  });
  return saved.ok ? done({}) : failed({ code: saved.problem });
}

export function saveDraftPosition(
  context: Context,
  { visitId, step, field }: Input<'saveDraftPosition'>,
): Result<'saveDraftPosition'> {
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  const steps = stepsOf(definitionOf(found.visit.procedure, context.procedures));
  if (!steps.includes(step)) throw new RangeError('the procedure has no such step');
  const saved = transactUnlessFull(context.db, () => saveVisitPosition(context.db, visitId, step, field));
  return saved.ok ? done({}) : failed({ code: saved.problem });
}
