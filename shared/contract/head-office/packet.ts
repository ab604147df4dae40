import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { base64, count, epoch, hash, id, moment, position, terminal, text } from './values.ts';

/**
 * Events on a drive, and what head office answers: docs/packet-format.md says how the bytes lie, these schemas what is
 * said in them. Every text here is canonical (RFC 8785): its bytes are hashed and signed.
 */

/** What age enciphers for: an X25519 key. */
export const ageRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

/** The public keys of a head office, as an administrator brings them to the terminal. */
export const headOfficeKeys = z.strictObject({
  format: z.literal('ventanilla-head-office-1'),
  /** What people call it. */
  name: text.trim().min(1).max(100),
  /** An X25519 recipient of age: what packets are enciphered for. */
  recipient: ageRecipient,
  /** Ed25519, SPKI in base64: what receipts are signed with. */
  signingKey: base64.min(40).max(100),
});
export type HeadOfficeKeys = z.output<typeof headOfficeKeys>;

/** The bytes whose SHA-256 is the fingerprint that people compare. */
export function headOfficeContent(keys: HeadOfficeKeys): string {
  return canonicalJson(keys);
}

/** Events of one epoch that follow each other without a gap. */
const eventRun = z.strictObject({
  epoch,
  first: position,
  last: position,
  /** Of the event before `first`: what whoever has received up to there knows. */
  before: hash,
  /** Ed25519, SPKI in base64: what the events of that epoch are signed with. */
  publicKey: base64,
});
export type EventRun = z.output<typeof eventRun>;

/** What stands at the end of each part, in the clear, signed by the terminal: it names no person and no document. */
export const packetManifest = z.strictObject({
  format: z.literal('ventanilla-packet-1'),
  /** The same in every part. */
  packet: id,
  /** From 1 in each epoch of the terminal. */
  number: position,
  terminal,
  epoch,
  madeAt: moment,
  /** Of the product that wrote it. */
  version: text,
  /** Ed25519, SPKI in base64, of the epoch: what this manifest is signed with. */
  publicKey: base64,
  /** Fingerprint of the head office that can open it. */
  headOffice: hash,
  part: position,
  parts: position,
  /** Of the whole packet. */
  events: z.array(eventRun).min(1),
  documents: z.strictObject({ count, bytes: count }),
  /** Of this part alone. */
  here: z.strictObject({ records: count, events: count, missingDocuments: count }),
  /** The enciphered bytes of this part. */
  body: z.strictObject({ size: count, sha256: hash }),
});
export type PacketManifest = z.output<typeof packetManifest>;

/**
 * What is enciphered is a row of records: a line of JSON, a line feed, and as many bytes as its `size` says. A document
 * that is longer than what a part has left goes on in the next one.
 */
export const packetRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('event'),
    epoch,
    number: position,
    /** Ed25519 of the event's bytes, in base64. */
    signature: base64,
    size: count,
  }),
  z.strictObject({
    kind: z.literal('document'),
    /** Of the whole document. */
    sha256: hash,
    total: count,
    offset: count,
    size: count,
  }),
  /** An event names it, and the terminal cannot read it. */
  z.strictObject({ kind: z.literal('missing-document'), sha256: hash, size: z.literal(0) }),
]);
export type PacketRecord = z.output<typeof packetRecord>;

const answer = z.discriminatedUnion('outcome', [
  z.strictObject({ epoch, number: position, hash, outcome: z.literal('acknowledged') }),
  /** The reason is shown to an administrator: it says what to do, and names no person. */
  z.strictObject({
    epoch,
    number: position,
    hash,
    outcome: z.literal('refused'),
    reason: text.trim().min(1).max(500),
  }),
]);
export type ReceiptAnswer = z.output<typeof answer>;

/** What head office says of events, each of them acknowledged or refused, signed with its key. */
export const receipt = z.strictObject({
  format: z.literal('ventanilla-receipt-1'),
  /** From 1 for each terminal: a later receipt stands above an earlier one. */
  number: position,
  terminal,
  /** The newest epoch of the terminal that head office knows. */
  epoch,
  /** Fingerprint of the head office. */
  headOffice: hash,
  issuedAt: moment,
  /** A terminal applies all of them at once, and serves nobody meanwhile: head office writes another one for more. */
  answers: z.array(answer).min(1).max(1000),
  /**
   * Of documents that those events name, which are there and which the terminal could not give: `missing`. Absent where
   * nothing is said of documents.
   */
  documents: z
    .array(z.strictObject({ sha256: hash, state: z.enum(['there', 'missing']) }))
    .min(1)
    .max(1000)
    .optional(),
});
export type Receipt = z.output<typeof receipt>;
