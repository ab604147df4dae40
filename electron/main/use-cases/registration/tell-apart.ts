import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import {
  findLikelyPeople as findStoredPeople,
  insertToldApart,
} from '#electron/main/db/people/likely-people.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { findVisit } from '#electron/main/db/registration/visit-store.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';

/** That somebody is another person than those who were shown, and why. */
export type Distinction = NonNullable<Input<'confirmRegistration'>['distinct']>;

/** One person, one code: who of the record is likely the one of this draft. Source: domain.md 2. */
export function findLikelyPeople(
  context: Context,
  { visitId, values }: Input<'findLikelyPeople'>,
): Result<'findLikelyPeople'> {
  const visit = findVisit(context.db, visitId);
  if (visit === undefined) return failed({ code: 'not-found' });
  return done(
    findStoredPeople(
      context.db,
      normaliseDraft(definitionOf(visit.procedure, context.procedures), values),
      visit.workerId,
    ),
  );
}

/** The likely people, where any of them was not shown to whoever said that it is another person. */
export function lackOfDistinction(
  { db }: Context,
  values: DraftValues,
  self: string | null,
  distinct: Distinction | undefined,
) {
  const { people } = findStoredPeople(db, values, self);
  const shown = new Set(distinct?.people ?? []);
  if (people.every(({ workerId }) => shown.has(workerId))) return { people, lack: undefined };
  return { people, lack: failed({ code: 'likely-people', people }) };
}

/** Who somebody was told apart from, and why, for the second person's eyes. */
export function shownDistinction({ db }: Context, distinct: Distinction | undefined): ShownFact[] {
  if (distinct === undefined) return [];
  const others = distinct.people
    .flatMap((id) => findWorker(db, id) ?? [])
    .map(({ values, identificationCode }) => `${shownName(values)} (${identificationCode})`);
  return [
    { what: 'toldApartFrom', value: others.join(', ') },
    { what: 'otherPerson', value: distinct.reason },
  ];
}

/** The reason is kept for each of them; in the transaction that puts the person on record. */
export function tellApart(
  context: Context,
  person: { readonly workerId: string; readonly code: string },
  people: readonly WorkerHit[],
  distinct: Distinction | undefined,
): void {
  if (distinct === undefined) return;
  const { id: toldBy } = requireAccount(context);
  const at = context.clock.now();
  for (const { workerId: otherWorkerId } of people) {
    insertToldApart(context.db, {
      workerId: person.workerId,
      otherWorkerId,
      reason: distinct.reason,
      toldBy,
      at,
    });
    record(context, 'people-told-apart', person.code, { worker: person.workerId, other: otherWorkerId });
  }
}

/** What head office learns of it; null where nobody looked like this person. */
export function toldDistinction(
  context: Context,
  people: readonly WorkerHit[],
  distinct: Distinction | undefined,
) {
  if (distinct === undefined || people.length === 0) return null;
  const workerIds = people.map(({ workerId }) => workerId);
  return { workerIds, reason: distinct.reason, toldBy: requireAccount(context).id };
}
