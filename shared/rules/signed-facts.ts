import type { DraftValues } from '../api/fields.ts';
import { addressOf } from './contact.ts';
import type { Procedure } from './procedure.ts';

/** What a clerk alone does not put on record. */
export const signedFacts = ['cedula', 'email'] as const;
export type SignedFact = (typeof signedFacts)[number];

export interface RecordChange {
  readonly procedure: Procedure;
  /** Of the record; null before there is one. */
  readonly before: DraftValues | null;
  /** Normalised, as it will be stored. */
  readonly after: DraftValues;
  /** Revoked or not: somebody's mailbox hears of it. */
  readonly hadCredential: boolean;
}

/**
 * Which facts a second person signs for, with what they will be. Whoever has a cédula has a credential on the web, and
 * behind another one stands the copy of a card alone; and the address that gets the codes of somebody who had a
 * credential is not the counter's to change. Source: domain.md 6 (contact data change with two people).
 */
export function factsToSign({
  procedure,
  before,
  after,
  hadCredential,
}: RecordChange): Map<SignedFact, string> {
  const facts = new Map<SignedFact, string>();
  const number = after['passport.number'] ?? '';
  if (procedure === 'enrolment' && number !== (before?.['passport.number'] ?? ''))
    facts.set('cedula', number);
  const address = addressOf(after['contact.email'] ?? null);
  if (hadCredential && address !== addressOf(before?.['contact.email'] ?? null))
    facts.set('email', address ?? '');
  return facts;
}
