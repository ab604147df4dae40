import type { DraftValues } from '../api/fields.ts';
import { addressOf } from './contact.ts';
import type { Procedure } from './procedure.ts';

/** What a clerk alone does not put on record. */
export const signedFactKinds = ['cedula', 'email'] as const;

export interface SignedFact {
  readonly what: (typeof signedFactKinds)[number];
  /** As it goes on record: the number with its person's names, or the address (empty where there is none any more). */
  readonly value: string;
}

export interface RecordChange {
  readonly procedure: Procedure;
  /** Of the record; null before there is one. */
  readonly before: DraftValues | null;
  /** Normalised, as it will be stored. */
  readonly after: DraftValues;
  /** In force or not. */
  readonly hadCredential: boolean;
}

/**
 * Which facts a second person signs for. Whoever has a cédula has a credential on the web, and behind another one, and
 * the mailbox that gets its codes, stands the copy of a card alone; and the address of somebody who had a credential is
 * not the counter's to change. Source: domain.md 6 (contact data change with two people).
 */
export function factsToSign({ procedure, before, after, hadCredential }: RecordChange): SignedFact[] {
  const isEnrolment = procedure === 'enrolment';
  const number = after['passport.number'] ?? '';
  const isOtherNumber = number !== (before?.['passport.number'] ?? '');
  const address = addressOf(after['contact.email'] ?? null);
  const isOtherAddress = address !== addressOf(before?.['contact.email'] ?? null);
  const names = [after['passport.surname'], after['passport.givenNames']];
  return [
    ...(isEnrolment && isOtherNumber
      ? [{ what: 'cedula' as const, value: [number, ...names].filter(Boolean).join(' ') }]
      : []),
    ...((isEnrolment || hadCredential) && isOtherAddress
      ? [{ what: 'email' as const, value: address ?? '' }]
      : []),
  ];
}
