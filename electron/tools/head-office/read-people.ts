import { personEventOf } from '#electron/main/db/head-office/branch-people-store.ts';
import { type EventEnvelope, readEvent } from '#shared/contract/head-office/events.ts';
import { capturedDocumentsOf } from '#shared/domain/convergence/merge-numbers.ts';
import { mergePerson } from '#shared/domain/convergence/merge-person.ts';
import { identityDocumentOf } from '#shared/domain/convergence/same-person.ts';
import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';

/** What an event tells of whom, for whoever looks for them by a number. */
export interface LookedAt {
  /** Key and worker's id. */
  readonly numbers: readonly (readonly [string, string])[];
  /** Number key, issuing state, birth date and worker's id, of a registration. */
  readonly documents: readonly (readonly [string, string, string, string])[];
  readonly isAsking: boolean;
}

const nothing: LookedAt = { numbers: [], documents: [], isAsking: false };

export function lookAtEvent(content: string): LookedAt {
  const reading = readEvent(content);
  if (reading.state !== 'known') return nothing;
  const { subject, type, payload } = reading.event;
  if (type === 'person-asked') return { ...nothing, isAsking: true };
  const told = personEventOf(reading.event);
  // Who tells of one and names another is believed of neither.
  if (told === undefined || payload['workerId'] !== subject) return nothing;
  const { act } = told;
  switch (act.type) {
    case 'cedula-recorded':
      return { ...nothing, numbers: [[act.payload.cedula, act.payload.workerId]] };
    case 'worker-registered':
    case 'worker-corrected': {
      const { workerId, identificationCode, values } = act.payload;
      const captured = capturedDocumentsOf([told]).map(({ numberKey }) => numberKey);
      const document = act.type === 'worker-registered' ? identityDocumentOf(values) : undefined;
      return {
        ...nothing,
        numbers: [documentNumberKey(identificationCode), ...captured].map((key) => [key, workerId] as const),
        documents:
          document === undefined
            ? []
            : [[document.numberKey, document.issuingState, document.birthDate, workerId]],
      };
    }
  }
  return nothing;
}

/** By which numbers somebody is known, by everything that was told of them: none that was captured wrongly. */
export function numbersOf(events: readonly EventEnvelope[]): ReadonlySet<string> {
  const person = mergePerson(events.flatMap((event) => personEventOf(event) ?? []));
  if (person === undefined) return new Set();
  const { codes, cedulas, documents } = person;
  return new Set([
    ...codes.map(documentNumberKey),
    ...cedulas.map(({ number }) => number),
    ...documents.map(({ numberKey }) => numberKey),
  ]);
}
