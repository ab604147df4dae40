import { z } from 'zod';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, noErrors, nothing, type OutputOf } from '../method.ts';
import { instant } from '../values.ts';
import { folderPath, placeProblems } from './safety-values.ts';

/** Packets on a drive for head office, and its receipts. Source: docs/packet-format.md. */

const admin = { view: 'clerk', roles: ['admin'] } as const;
const count = z.int().min(0);

/** SHA-256, hexadecimal. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** Canonical text of head office's public keys. */
const headOfficeText = z.string().min(1).max(2000);

const driveProblem = z.enum([...placeProblems, 'not-a-folder', 'inside-data']);

/** Millions of bytes: FAT32 takes no file of 4 GB, and no event is longer than the smallest part. */
const partMegabytes = z.int().min(16).max(3900);

const packetFailures = [
  ...placeProblems,
  'not-a-folder',
  'inside-data',
  /** Everything was answered. */
  'nothing-waits',
  /** The drive takes no file of that size. */
  'file-too-large',
  'no-room',
  /** What was read back is not what was written. */
  'not-written',
] as const;

/** Why nothing of a receipt was applied. */
const receiptRefusals = [
  'not-ours',
  'newer',
  'cut',
  'changed',
  'forged',
  'another-office',
  'another-terminal',
  'already-read',
  'older',
  'other-history',
  'contradicts',
] as const;
export type ReceiptRefusalCode = (typeof receiptRefusals)[number];

const receiptOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    file: z.string(),
    outcome: z.literal('applied'),
    number: count,
    acknowledged: count,
    refused: count,
    passedOver: count,
  }),
  z.strictObject({ file: z.string(), outcome: z.literal('refused'), why: z.enum(receiptRefusals) }),
]);
export type ReceiptOutcome = z.infer<typeof receiptOutcome>;

const officeOnDrive = z.strictObject({
  path: folderPath,
  /** What people call the drive. */
  drive: z.string(),
  /** Null: no keys of a head office lie there, or they cannot be read. */
  found: z.strictObject({ keys: headOfficeText, name: z.string(), fingerprint }).nullable(),
  /** `unreadable`: the file of keys is none. */
  problem: z.union([driveProblem, z.literal('unreadable')]).nullable(),
});
export type OfficeOnDrive = z.infer<typeof officeOnDrive>;

export const packetMethods = {
  getPackets: method({
    access: admin,
    input: nothing,
    output: z.strictObject({
      /** Null: none was brought yet, and no packet can be made. */
      headOffice: z.strictObject({ name: z.string(), fingerprint, since: instant }).nullable(),
      partMegabytes,
      waiting: z.strictObject({
        here: count,
        onDrive: count,
        oldest: instant.nullable(),
        /** Named by events, and not at head office. */
        documents: count,
      }),
      last: z
        .strictObject({
          number: count,
          madeAt: instant,
          place: z.string(),
          files: z.array(z.string()),
          bytes: count,
          events: count,
          documents: count,
          missingDocuments: count,
        })
        .nullable(),
      work: z
        .strictObject({ step: z.enum(['reading', 'writing', 'checking']), done: count, total: count })
        .nullable(),
      /** Why the last one was not made, until another one is begun. */
      failure: z.strictObject({ at: instant, problem: z.enum(packetFailures) }).nullable(),
      receipt: z
        .strictObject({
          number: count,
          issuedAt: instant,
          readAt: instant,
          acknowledged: count,
          refused: count,
          passedOver: count,
        })
        .nullable(),
      refusedCount: count,
      /** The newest fifty. */
      refused: z.array(
        z.strictObject({
          epoch: count,
          number: count,
          type: z.string(),
          at: instant,
          about: z.string().nullable(),
          reason: z.string(),
          answeredAt: instant,
        }),
      ),
    }),
    errors: noErrors,
  }),
  /** Which drives carry the keys of a head office. `folder`: one that a person typed, looked at besides them. */
  lookForHeadOffice: method({
    access: admin,
    input: z.strictObject({ folder: folderPath.nullable() }),
    output: z.array(officeOnDrive),
    errors: noErrors,
  }),
  /** Whoever holds these keys can read everything that a packet carries: two people compare their fingerprint. */
  useHeadOffice: coSignedMethod('useHeadOffice', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-found') })],
  }),
  savePartSize: method({
    access: admin,
    input: z.strictObject({ partMegabytes }),
    output: nothing,
    errors: noErrors,
  }),
  /** Begins it: how it goes on is in `getPackets`. */
  makePacket: method({
    access: admin,
    input: z.strictObject({ path: folderPath }),
    output: nothing,
    errors: errorCodes('no-head-office', 'under-way', 'nothing-waits'),
  }),
  cancelPacket: method({ access: admin, input: nothing, output: nothing, errors: noErrors }),
  /** Every receipt on a drive, in the order of their numbers; each applied as a whole or not at all. */
  readReceipts: method({
    access: admin,
    input: z.strictObject({ path: folderPath }),
    output: z.array(receiptOutcome),
    errors: errorCodes('no-head-office', 'under-way', 'not-a-folder', 'inside-data', ...placeProblems),
  }),
} as const;

/** What waits for head office, what travels, and what came back. */
export type Packets = OutputOf<(typeof packetMethods)['getPackets']>;
