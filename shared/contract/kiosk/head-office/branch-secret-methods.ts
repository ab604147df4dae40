import { z } from 'zod';
import { noteRefusals } from '#shared/domain/head-office/note-refusal.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { method, noErrors, nothing, type OutputOf } from '../method.ts';
import { instant } from '../values.ts';

/** The secret that the counters of a branch check people's credentials with. Source: docs/decisions/113. */

const admin = { view: 'clerk', roles: ['admin'] } as const;

/** SHA-256, hexadecimal. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

const otherCounter = z.strictObject({
  terminal: z.string(),
  epoch: z.int(),
  /** Of its keys, as head office signed them. */
  fingerprint,
  /**
   * `waits`: nobody here compared it. `sending`: somebody did, and it is sent when there is a line. `sent`: it has what is
   * here.
   */
  state: z.enum(['waits', 'sending', 'sent']),
  /** It handed over its own: it waits until somebody here compares, or was taken. */
  handedOver: z.enum(['no', 'waits', 'taken']),
  /** When two people here compared it. */
  since: instant.nullable(),
});
export type OtherCounter = z.output<typeof otherCounter>;

export const branchSecretMethods = {
  getBranchSecret: method({
    access: admin,
    input: nothing,
    output: z.strictObject({
      /** What people at the other counters compare; null: this terminal has not joined head office. */
      own: z.strictObject({ terminal: z.string(), fingerprint }).nullable(),
      counters: z.array(otherCounter),
      /** When the one in use was made for the whole branch; null: each counter's own is in use. */
      madeAt: instant.nullable(),
      /** Secrets that something here was hashed with, and that are not here. */
      lacking: z.int(),
      /** The last that were refused. */
      refused: z.array(z.strictObject({ terminal: z.string(), why: z.enum(noteRefusals), at: instant })),
    }),
    errors: noErrors,
  }),
  /** What this counter checks with goes to that one, and what that one sent is taken: two people compared its fingerprint. */
  shareBranchSecret: coSignedMethod('shareBranchSecret', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-found') })],
  }),
  /** Another one from now on, for every counter that is trusted; after a theft. */
  renewBranchSecret: coSignedMethod('renewBranchSecret', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [],
  }),
} as const;

export type BranchSecretView = OutputOf<(typeof branchSecretMethods)['getBranchSecret']>;
