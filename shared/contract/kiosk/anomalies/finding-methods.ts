import { z } from 'zod';
import { findingKinds } from '#shared/domain/convergence/finding.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { instant } from '../values.ts';

/** What the program decided of somebody, or left to be decided, by what several counters told: for a person to look at. */

const watchers = { view: 'clerk', roles: ['supervisor', 'auditor'] } as const;

const id = z.string().max(10_000);

const findingRow = z.strictObject({
  id,
  kind: z.enum(findingKinds),
  /** Of whom, by every number that they are known by. */
  subjects: z.array(z.string()),
  foundAt: instant,
  looked: z.strictObject({ by: z.string(), at: instant, note: z.string() }).nullable(),
  /** Not by anybody who is named in what it was decided on. */
  mayMark: z.boolean(),
});
export type FindingRow = z.infer<typeof findingRow>;

const foundFacts = z.strictObject({
  /** Where and when it was told, oldest first, and what it left in the fields that differ. */
  told: z.array(
    z.strictObject({
      terminal: z.string(),
      at: instant,
      type: z.string(),
      values: z.record(z.string(), z.string()),
    }),
  ),
  fields: z.array(z.string()),
});
export type FoundFacts = z.infer<typeof foundFacts>;

export const findingMethods = {
  /** Those that nobody looked at first, newest first; at most two hundred. */
  listFindings: method({
    access: watchers,
    input: nothing,
    output: z.strictObject({ rows: z.array(findingRow), open: z.int() }),
    errors: noErrors,
  }),
  /** What it was decided on. Opening it is an entry on the person's trail. */
  openFinding: method({
    access: watchers,
    input: z.strictObject({ id }),
    output: foundFacts,
    errors: errorCodes('not-found'),
  }),
  /** Somebody who is not in it looked at it, once, and says what came of it. */
  markFinding: method({
    access: watchers,
    input: z.strictObject({ id, note: z.string().trim().min(3).max(300) }),
    output: nothing,
    errors: errorCodes('not-found', 'about-yourself', 'looked-at'),
  }),
} as const;
