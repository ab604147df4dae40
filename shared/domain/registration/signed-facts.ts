import { addressOf } from '../contact/contact.ts';
import { writeName } from '../names/names.ts';
import type { ProcedureDefinition, SignedFactKind } from '../procedures/definition.ts';
import { textsOf } from '../procedures/field-texts.ts';
import type { DraftField, DraftValues } from './fields.ts';

export interface SignedFact {
  readonly what: SignedFactKind;
  /** As it goes on record: the number with its person's names, or the address (empty where there is none any more). */
  readonly value: string;
}

export interface RecordChange {
  readonly procedure: ProcedureDefinition;
  /** Of the record; null before there is one. */
  readonly before: DraftValues | null;
  /** Normalised, as it will be stored. */
  readonly after: DraftValues;
  /** In force or not. */
  readonly hadCredential: boolean;
}

/** What a card says, with the field that has it. */
const cardFacts = [
  ['birthDate', 'identity.birthDate'],
  ['expiryDate', 'identity.expiryDate'],
  ['issueDate', 'identity.issueDate'],
  ['fingerprintCode', 'identity.fingerprintCode'],
] as const satisfies readonly (readonly [SignedFact['what'], DraftField])[];

/**
 * Which facts a second person signs for, when they come onto the record and whenever they become others. Whoever has a
 * cédula has a credential on the web, and behind another one, another person's names or dates, and the mailbox that
 * gets its codes, stands the copy of a card alone; and the address of somebody who had a credential is not the
 * counter's to change. Source: domain.md 6 (contact data change with two people).
 */
export function factsToSign({ procedure, before, after, hadCredential }: RecordChange): SignedFact[] {
  const { signs } = procedure;
  const address = addressOf(textsOf('contact', after).email);
  const isOtherAddress = address !== addressOf(textsOf('contact', before ?? {}).email);
  const card = [
    { what: 'cedula' as const, value: writtenCedula(after), was: writtenCedula(before ?? {}) },
    ...cardFacts.map(([what, field]) => ({ what, value: after[field] ?? '', was: before?.[field] ?? '' })),
  ];
  return [
    ...card
      .filter(({ what, value, was }) => signs.includes(what) && value !== was)
      .map(({ what, value }) => ({
        what,
        value,
      })),
    ...((signs.includes('email') || hadCredential) && isOtherAddress
      ? [{ what: 'email' as const, value: address ?? '' }]
      : []),
  ];
}

/** The number and whose it is. */
export function writtenCedula(values: DraftValues): string {
  const identity = textsOf('identity', values);
  return [identity.number, writeName(identity)].filter(Boolean).join(' ');
}
