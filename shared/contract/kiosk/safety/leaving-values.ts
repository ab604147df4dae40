import { z } from 'zod';
import { instant } from '../values.ts';
import { placeProblems } from './safety-values.ts';

const count = z.int().min(0);
const person = z.strictObject({ name: z.string(), username: z.string() });
export type LeavingPerson = z.infer<typeof person>;

/** A terminal that ends its work on this machine: what two people signed. */
export const leavingRecord = z.strictObject({
  /** `handed-over`: another machine goes on from the backup place; `closed`: nobody does. */
  kind: z.enum(['handed-over', 'closed']),
  /** Of the store when it was signed: one that is restored has a later one, and works. */
  epoch: z.int(),
  at: instant,
  by: person,
  coSigner: person,
  reason: z.string(),
  /** It never had a head office, and is closed all the same. */
  withoutHeadOffice: z.boolean(),
  /** Acts that no head office had answered when it was signed. */
  unanswered: count,
  /** Before anything was destroyed somebody went on here after all. */
  takenBack: z.strictObject({ at: instant, by: person, reason: z.string() }).nullable(),
});
export type LeavingRecord = z.infer<typeof leavingRecord>;

/** How far it is, for whoever stands before the machine. */
export const leavingStatus = z.strictObject({
  kind: leavingRecord.shape.kind,
  branchCode: z.string(),
  branchName: z.string(),
  terminalNumber: z.int(),
  at: instant,
  by: z.string(),
  coSigner: z.string(),
  /** `copying`: what was done last goes to the place; `copied`: all of it is there; `erasing`: there is no way back. */
  step: z.enum(['copying', 'copied', 'erasing']),
  /** What people call the place; null: none was needed. */
  place: z.string().nullable(),
  /** Of the last copy, in bytes. */
  progress: z.strictObject({ done: z.number(), total: z.number() }).nullable(),
  /** Why it does not go on now; it is tried again by itself. */
  problem: z.enum([...placeProblems, 'events-waiting', 'disk']).nullable(),
});

/** What was there when a terminal was closed, signed with the key of its events before that key was destroyed. */
export const closingStatement = z.strictObject({
  format: z.literal('ventanilla-closing-1'),
  /** `017-2`. */
  terminal: z.string(),
  branchCode: z.string(),
  branchName: z.string(),
  terminalNumber: z.int(),
  /** Digest of the store's key. */
  store: z.string(),
  /** With its public key (Ed25519, SPKI, base64). */
  epoch: z.int(),
  publicKey: z.string(),
  /** Of the product. */
  version: z.string(),
  setUpAt: instant,
  closedAt: instant,
  by: person,
  coSigner: person,
  reason: z.string(),
  people: count,
  /** That its acts name. */
  documents: count,
  /** The last number of an identification code that was given; 0: none. */
  lastCode: count,
  audit: z.strictObject({ entries: count, hash: z.string() }),
  events: z.strictObject({
    last: z.strictObject({ epoch: z.int(), number: z.int(), hash: z.string() }).nullable(),
    acknowledged: count,
    refused: count,
    /** No head office has answered them. */
    unanswered: count,
  }),
  /** Documents that are not known to be at head office. */
  documentsElsewhereUnknown: count,
  /** Null: it never had one. */
  headOffice: z.strictObject({ name: z.string(), fingerprint: z.string() }).nullable(),
  /** The last copy of everything, which the recovery passphrase opens; null: there was nothing to copy. */
  backup: z
    .strictObject({ place: z.string(), path: z.string(), snapshotAt: instant, through: instant })
    .nullable(),
  /** What lay in the data folder and was to be destroyed. */
  files: z.strictObject({ count, bytes: count, keys: z.array(z.string()) }),
});
export type ClosingStatement = z.infer<typeof closingStatement>;

/** The certificate: the statement, its signature, and when nothing of it was left. */
export const closingCertificate = z.strictObject({
  statement: closingStatement,
  /** Ed25519 over the statement's canonical JSON, base64. */
  signature: z.string(),
  erasedAt: instant,
});
export type ClosingCertificate = z.infer<typeof closingCertificate>;
