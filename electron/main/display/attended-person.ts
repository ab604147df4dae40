import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson } from '#electron/main/context/display-session.ts';
import type { Worker } from '#electron/main/db/people/worker-store.ts';
import { addressOf } from '#shared/domain/contact/contact.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import { confirmedFieldsOf, factsAskedOf } from '#shared/domain/procedures/definition.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { isOverdue } from '#shared/domain/registration/deadlines.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';

/** What the worker's view needs of a record. */
export function attendedPersonOf(
  { procedures, clock }: Pick<Context, 'procedures' | 'clock'>,
  worker: Worker,
  documents: readonly DocumentKind[],
): AttendedPerson {
  const { values } = worker;
  const procedure = definitionOf(worker.procedure, procedures);
  return {
    workerId: worker.id,
    procedure: worker.procedure,
    identificationCode: worker.identificationCode,
    values,
    documents: [...new Set(documents)],
    birthDate: recordedBirthDate(values),
    confirms: confirmedFieldsOf(procedure)
      .map((field) => ({ field, value: (values[field] ?? '').trim() }))
      .filter(({ value }) => value !== ''),
    texts: procedure.texts,
    facts: factsAskedOf(procedure, values),
    email: addressOf(textsOf('contact', values).email),
    entryNoticeDeadline: worker.entryNoticeDeadline,
    isEntryNoticeOver: isOverdue(clock.now(), worker.entryNoticeDeadline),
  };
}
