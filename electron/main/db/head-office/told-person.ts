import { type EventEnvelope, type EventType, isKnownVersion } from '#shared/contract/head-office/events.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import { contactFields } from '#shared/domain/contact/contact-fields.ts';

type Facts = Readonly<Record<string, string>>;

/**
 * What the events say of a person by now; what none of them says is absent. An older store's events of before the contract
 * (version 0) say nothing here, and after one of a newer program nobody knows. Hashes are as `writtenHash` writes them.
 */
export interface ToldPerson {
  isOfNewerProgram?: true;
  /** Of the registration or the last correction, with the contact data signed since. */
  record?: { identificationCode: string; procedure: string; values: Facts };
  contact?: Facts;
  /** Of somebody with an allotted code. */
  cedula?: string;
  /** Changes of contact data: each one cools off. */
  contactChanges?: number;
  /** Null: none is in force. */
  credential?: { readonly id: string; readonly hash: string } | null;
  image?: string;
  /** Hashes by question. */
  answers?: Facts;
  /** Causes by credential. */
  revocations?: Record<string, string>;
  deathsWithdrawn?: number;
  /** At least so many were spent since; since when it is known. */
  guard?: { check: number; recovery: number; isLocked: boolean };
  kit?: { readonly id: string; readonly codes: Facts; readonly used: readonly number[] } | null;
}

interface Payload {
  readonly identificationCode: string;
  readonly previousIdentificationCode: string;
  readonly procedure: string;
  readonly values: Facts;
  readonly cedula: string;
  readonly credentialId: string;
  readonly hash: SecretHash;
  readonly image: SecretHash;
  readonly answers: readonly { readonly question: string; readonly hash: SecretHash }[];
  readonly cause: string;
  readonly spent: { readonly check: number; readonly recovery: number };
  readonly kitId: string;
  readonly codes: readonly { readonly position: number; readonly hash: SecretHash }[];
  readonly position: number;
}

const untouched = { check: 0, recovery: 0, isLocked: false };

const tells: Partial<Record<EventType, (person: ToldPerson, payload: Payload) => void>> = {
  'worker-registered': takeRecord,
  'worker-corrected'(person, payload) {
    takeRecord(person, payload);
    // What was tried at the other number stays with that number.
    if (payload.previousIdentificationCode !== payload.identificationCode) delete person.guard;
  },
  'cedula-recorded'(person, { cedula }) {
    person.cedula = cedula;
  },
  'contact-changed'(person, { values }) {
    person.contact = values;
    person.contactChanges = (person.contactChanges ?? 0) + 1;
    if (person.record === undefined) return;
    const others = Object.entries(person.record.values).filter(([field]) => !addressFields.includes(field));
    person.record.values = { ...Object.fromEntries(others), ...values };
  },
  'credential-issued'(person, { credentialId, hash, image, answers }) {
    person.credential = { id: credentialId, hash: writtenHash(hash) };
    person.image = writtenHash(image);
    person.answers = Object.fromEntries(answers.map((each) => [each.question, writtenHash(each.hash)]));
    person.guard = { ...untouched };
  },
  'credential-recovered'(person, { credentialId, hash }) {
    person.credential = { id: credentialId, hash: writtenHash(hash) };
    person.guard = { ...untouched };
  },
  'credential-attempted'(person, { spent }) {
    person.guard = { isLocked: false, ...person.guard, ...spent };
  },
  'credential-locked'(person) {
    person.guard = { check: 0, recovery: 0, ...person.guard, isLocked: true };
  },
  'credential-unlocked'(person) {
    person.guard = { ...untouched };
  },
  'credential-revoked'(person, { credentialId, cause }) {
    person.credential = null;
    person.kit = null;
    person.revocations = { ...person.revocations, [credentialId]: cause };
  },
  'death-withdrawn'(person) {
    person.deathsWithdrawn = (person.deathsWithdrawn ?? 0) + 1;
  },
  'recovery-kit-issued'(person, { kitId, codes }) {
    const hashes = codes.map(({ position, hash }) => [position, writtenHash(hash)] as const);
    person.kit = { id: kitId, codes: Object.fromEntries(hashes), used: [] };
  },
  'recovery-kit-used'(person, { position }) {
    if (person.kit) person.kit = { ...person.kit, used: [...person.kit.used, position] };
  },
  'recovery-kit-revoked'(person) {
    person.kit = null;
  },
};

function takeRecord(person: ToldPerson, { identificationCode, procedure, values }: Payload): void {
  person.record = { identificationCode, procedure, values };
  delete person.contact;
}

/** A hash and its pepper, to be compared. */
export function writtenHash({ encoded, pepper }: SecretHash): string {
  return `${pepper} ${encoded}`;
}

/** The contact data that a person changes themself. */
export const addressFields: readonly string[] = contactFields.map((name) => `contact.${name}`);

/** Takes the next event about this person, of a chain that was verified. */
export function takeTold(person: ToldPerson, { type, version, payload }: EventEnvelope): void {
  if (version === 0) return;
  if (isKnownVersion(type, version)) tells[type]?.(person, payload as unknown as Payload);
  else person.isOfNewerProgram = true;
}
