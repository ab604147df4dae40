import type { Worker } from '#electron/main/db/people/worker-store.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { writeName } from '#shared/domain/names/names.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';

/** Whose act it is, for the second person's eyes. */
export function shownPerson(person: Pick<Worker, 'values' | 'identificationCode'>): ShownFact[] {
  return [
    { what: 'person', value: shownName(person.values) },
    { what: 'identificationCode', value: person.identificationCode },
  ];
}

export function shownName(values: DraftValues): string {
  return writeName(textsOf('identity', values));
}
