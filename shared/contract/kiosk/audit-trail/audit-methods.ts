import { z } from 'zod';
import { method, noErrors, nothing } from '../method.ts';
import { instant } from '../values.ts';

/** The audit trail, for those who watch. */

const watchers = { view: 'clerk', roles: ['supervisor', 'auditor', 'admin'] } as const;

const auditEntry = z.strictObject({
  sequence: z.int(),
  at: instant,
  event: z.string(),
  account: z.string().nullable(),
  /** Identification code or visit reference, never a name. */
  subject: z.string().nullable(),
  /** Username of who signed it as the second person. */
  coSigner: z.string().nullable(),
  /** Username of the account that was acted on. */
  aboutAccount: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What is wrong with the first entry of the trail that is not as it was written. */
export const chainProblems = [
  'missing',
  'not-following',
  'changed',
  'not-as-witnessed',
  'end-missing',
] as const;
export type ChainProblem = (typeof chainProblems)[number];

/** What keeps a record of the store's acts outside its database, and how it may differ from it. */
export const witnesses = ['acts', 'codes', 'documents'] as const;
export const witnessFaults = [
  'acts-missing',
  'other-trail',
  'absent',
  'forged',
  'behind',
  'files-missing',
] as const;

export const auditMethods = {
  listAuditEntries: method({
    access: watchers,
    input: z.strictObject({
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
      event: z.string().max(80).nullable(),
      /** Only these entries, of a row of the anomaly board. */
      among: z.array(z.int()).max(500).optional(),
    }),
    output: z.array(auditEntry),
    errors: noErrors,
  }),
  verifyAuditTrail: method({
    access: watchers,
    input: nothing,
    output: z.discriminatedUnion('verdict', [
      z.strictObject({ verdict: z.literal('intact'), entries: z.int(), head: z.string() }),
      z.strictObject({
        verdict: z.literal('broken'),
        sequence: z.int(),
        problem: z.enum(chainProblems),
        /** The last entry that is missing; otherwise as `sequence`. */
        last: z.int(),
      }),
      /** The trail was not walked: the database is not the one that is witnessed outside it. */
      z.strictObject({
        verdict: z.literal('witness-differs'),
        witness: z.enum(witnesses),
        fault: z.enum(witnessFaults),
        /** Numbers of acts, or how many files as `last`; 0 where the fault has none. */
        first: z.int(),
        last: z.int(),
      }),
    ]),
    errors: noErrors,
  }),
} as const;
