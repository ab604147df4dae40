import type { Context } from '#electron/main/context/context.ts';
import { findWorker, type Worker } from '#electron/main/db/people/worker-store.ts';
import { getDraftValues, saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import { listOpenVisitsOf } from '#electron/main/db/registration/visit-store.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';

/**
 * A draft of somebody on record began as the record was. What another counter corrected since, and nobody touched here, is so in
 * the draft too: confirmed as it stood, it would take the correction back. `before`: as they were on record.
 */
export function followInDrafts({ db, procedures }: Context, before: Worker): void {
  const visits = listOpenVisitsOf(db, before.id);
  const after = visits.length === 0 ? undefined : findWorker(db, before.id);
  if (after === undefined) return;
  const factOf = (values: Worker['values'], field: DraftField) => values[field] ?? '';
  const fields = Object.keys({ ...before.values, ...after.values }) as DraftField[];
  const changed = fields.filter((field) => factOf(before.values, field) !== factOf(after.values, field));
  for (const visitId of visits) {
    const draft = normaliseDraft(definitionOf(before.procedure, procedures), getDraftValues(db, visitId));
    const untouched = changed.filter((field) => factOf(draft, field) === factOf(before.values, field));
    const followed = untouched.map((field) => [field, factOf(after.values, field)] as const);
    saveDraftValues(db, visitId, Object.fromEntries(followed));
  }
}
