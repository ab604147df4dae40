import { z } from 'zod';
import { largestLimit } from '#shared/domain/head-office/line-limit.ts';
import { lineProblems } from '#shared/domain/head-office/line-problem.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { method, noErrors, nothing, type OutputOf } from '../method.ts';
import { folderPath, placeProblems } from '../safety/safety-values.ts';
import { instant } from '../values.ts';

/** The line to head office: how a terminal joins, and whether the line is there. Source: docs/head-office.md. */

const admin = { view: 'clerk', roles: ['admin'] } as const;

/** SHA-256, hexadecimal. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
const problem = z.enum(lineProblems);

/** Why a joining came to nothing, in an order of its own: each is said in other words. */
const joiningEnds = [
  /** The operator did. */
  'declined',
  /** Its day is over, or it was never that code. */
  'code-ended',
  'code-used',
  /** The certificate that came is not for what was asked. */
  'wrong-certificate',
  /** The terminal was brought back from a backup meanwhile: it is another one for head office. */
  'another-epoch',
] as const;
export type JoiningEnd = (typeof joiningEnds)[number];

/** What is known of the line from its last use. */
const contact = z.strictObject({
  /** When head office answered last. */
  lastAt: instant.nullable(),
  /** Why it does not; null where it does, or nobody has tried. */
  problem: problem.nullable(),
  /** An operator's, where there is one. */
  reason: z.string().nullable(),
  /** Since when it does not. */
  since: instant.nullable(),
  /** Seconds by which head office's clock is ahead of the kiosk's own. */
  clockAhead: z.int().nullable(),
});

/** Thousands of bits in a second; 0: none go over the line; null: as many as it carries. */
const lineLimit = z.int().min(0).max(largestLimit).nullable();

/** What becomes of the documents that events name. */
const documents = z.strictObject({
  kilobitsPerSecond: lineLimit,
  waiting: z.int(),
  /** Of those. */
  bytes: z.int(),
  /** Ones that this terminal cannot read any more. */
  missing: z.int(),
  /** Ones that head office does not take. */
  refused: z.int(),
  /** The one on its way: enciphered bytes. */
  sending: z.strictObject({ received: z.int(), size: z.int() }).nullable(),
});

const joiningOnDrive = z.strictObject({
  path: folderPath,
  /** What people call the drive. */
  drive: z.string(),
  /** Null: there is no joining file, or it cannot be read. */
  found: z
    .strictObject({
      file: z.string(),
      name: z.string(),
      fingerprint,
      terminal: z.string(),
      /** It is for this one. */
      isOwn: z.boolean(),
      hosts: z.array(z.string()),
    })
    .nullable(),
  problem: z.enum([...placeProblems, 'not-a-folder', 'inside-data', 'unreadable']).nullable(),
});
export type JoiningOnDrive = z.output<typeof joiningOnDrive>;

/** `join-again`: the terminal was brought back from a backup, and is another one for head office. */
export const lineStates = ['none', 'joining', 'joined', 'join-again'] as const;

export const lineMethods = {
  getHeadOfficeLine: method({
    access: admin,
    input: nothing,
    output: z.strictObject({
      state: z.enum(lineStates),
      /** Under way, or how the last one ended. */
      joining: z
        .strictObject({
          /** `waiting`: for the operator. */
          step: z.enum(['preparing', 'asking', 'waiting', 'ended']),
          begunAt: instant,
          /** Of the request; the operator's tool shows the same. */
          fingerprint: fingerprint.nullable(),
          ended: z.strictObject({ why: z.enum(joiningEnds), reason: z.string().nullable() }).nullable(),
        })
        .nullable(),
      member: z
        .strictObject({
          hosts: z.array(z.string()),
          since: instant,
          /** Of the certificate. */
          validUntil: instant,
        })
        .nullable(),
      contact,
      documents,
    }),
    errors: noErrors,
  }),
  /** How much of the line documents may take; what goes in packets is not limited. */
  saveLineLimit: method({
    access: admin,
    input: z.strictObject({ kilobitsPerSecond: lineLimit }),
    output: nothing,
    errors: noErrors,
  }),
  /** Which drives carry a joining file. `folder`: one that a person typed, looked at besides them. */
  lookForJoining: method({
    access: admin,
    input: z.strictObject({ folder: folderPath.nullable() }),
    output: z.array(joiningOnDrive),
    errors: noErrors,
  }),
  /**
   * Begins it: how it goes on is in `getHeadOfficeLine`. Whoever the file names gets everything that is sent, so two
   * people compare head office's fingerprint. The code is typed as it was said.
   */
  joinHeadOffice: coSignedMethod('joinHeadOffice', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: { code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/) },
    output: nothing,
    errors: [
      z.strictObject({ code: z.literal('not-found') }),
      z.strictObject({ code: z.literal('another-terminal') }),
    ],
  }),
  /** A joining under way is given up; one that ended is no longer shown. */
  endJoining: method({ access: admin, input: nothing, output: nothing, errors: noErrors }),
  /** Goes all the way to head office and back. */
  testHeadOfficeLine: method({
    access: admin,
    input: nothing,
    output: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('works'),
        at: instant,
        clockAhead: z.int(),
        /** Newest receipt there. */
        receipts: z.int(),
      }),
      z.strictObject({ outcome: z.literal('fails'), problem, reason: z.string().nullable() }),
    ]),
    errors: z.strictObject({ code: z.literal('not-joined') }),
  }),
} as const;

export type HeadOfficeLineView = OutputOf<(typeof lineMethods)['getHeadOfficeLine']>;
export type LineTest = OutputOf<(typeof lineMethods)['testHeadOfficeLine']>;
