import { appendEvent } from '#electron/main/db/head-office/event-store.ts';
import { findWorkerIdByAlias } from '#electron/main/db/people/worker-store.ts';
import type { EventDocument, EventPayload, EventType } from '#shared/contract/head-office/events.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import type { Context } from './context.ts';

/**
 * Tells head office of the act under way, in its transaction and after its `record`. `subject` is the worker's id, null
 * where the act is about nobody or somebody unknown. Throws for a payload that its schema does not take.
 */
export function emit<Type extends EventType>(
  { db, events, clock }: Pick<Context, 'db' | 'events' | 'clock'>,
  type: Type,
  subject: string | null,
  payload: EventPayload<Type>,
  documents: readonly EventDocument[] = [],
): void {
  appendEvent(db, events, { type, subject, payload, documents, at: clock.now() });
}

/** What a record says; what was typed to search is nobody's fact. */
export function factsOfRecord(values: DraftValues): Record<string, string> {
  const facts = Object.entries(values).filter(
    ([field, value]) => value !== '' && !field.startsWith('search.'),
  );
  return Object.fromEntries(facts);
}

/**
 * Whose number attempts were made at. Undefined where it is a cédula that nobody here has: it is kept as a digest that
 * says nothing elsewhere.
 */
export function findAttempted(
  { db }: Pick<Context, 'db'>,
  code: string,
): { readonly workerId: string | null; readonly identificationCode: string } | undefined {
  const workerId = findWorkerIdByAlias(db, code) ?? null;
  return workerId === null && !code.startsWith('E') ? undefined : { workerId, identificationCode: code };
}
