import { z } from 'zod';
import { base64, count, epoch, hash, position, terminal } from './values.ts';

/** What head office's database answers a terminal: docs/head-office.md says what each call does. */

/** Version of the calls that this program makes. */
export const lineContract = 1;

export const helloAnswer = z.strictObject({
  state: z.enum(['active', 'suspended', 'forked']),
  /** The operator's. */
  reason: z.string().nullable(),
  terminal,
  epoch,
  branch: z.string(),
  branch_name: z.string(),
  at: z.date(),
  schema_version: count,
  contract_from: position,
  contract_to: position,
  /** Head office's keys, canonical JSON. */
  office: z.string(),
  /** The last event that lies there, of each epoch. */
  received: z.array(z.strictObject({ epoch, number: position, hash })),
  /** Newest number or position of each; 0: none. */
  receipts: count,
  feed: count,
  sealed: count,
});
export type HelloAnswer = z.output<typeof helloAnswer>;

export const collectAnswer = z.strictObject({
  state: z.enum(['waiting', 'admitted', 'declined']),
  /** PEM, where it was admitted. */
  certificate: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CollectAnswer = z.output<typeof collectAnswer>;

export const submitAnswer = z.array(
  z.strictObject({
    number: position,
    state: z.enum([
      'received',
      'acknowledged',
      'refused',
      'set-aside',
      'gap',
      'chain',
      'fork',
      'another-terminal',
      'unknown-epoch',
      'not-tried',
    ]),
    reason: z.string().nullable(),
    expected: position.nullable(),
  }),
);
export type SubmitAnswer = z.output<typeof submitAnswer>;

/** `content` is a receipt as it lies on a drive. */
export const receiptsAnswer = z.array(z.strictObject({ number: position, content: z.string() }));
export type ReceiptsAnswer = z.output<typeof receiptsAnswer>;

/** `content` null: it is this terminal's own, of its present epoch. */
export const feedAnswer = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({
      position,
      kind: z.literal('event'),
      terminal,
      epoch,
      number: position,
      content: z.string().nullable(),
      signature: z.string().nullable(),
      /** As head office's database has it: a signed decision says whose it is. */
      public_key: base64.nullable(),
    }),
    z.strictObject({
      position,
      kind: z.literal('decision'),
      terminal: z.null(),
      epoch: z.null(),
      number: position,
      content: z.string(),
      signature: z.string(),
      public_key: z.null(),
    }),
  ]),
);
export type FeedAnswer = z.output<typeof feedAnswer>;
export const documentsAnswer = z.array(
  z.strictObject({
    sha256: hash,
    /** `unknown`: no event that came in names it, or nothing of it came. */
    state: z.enum(['unknown', 'open', 'finished', 'missing']),
    received: count,
  }),
);
export type DocumentsAnswer = z.output<typeof documentsAnswer>;

/** Enciphered bytes that are there, and the chain of the pieces in which they came. */
export const pieceAnswer = z.strictObject({ received: count, chain: hash });
export type PieceAnswer = z.output<typeof pieceAnswer>;

export const beginAnswer = pieceAnswer.extend({ state: z.enum(['open', 'finished']) });
export type BeginAnswer = z.output<typeof beginAnswer>;

/** The chain of a document of which nothing came. */
export const firstChain = '0'.repeat(64);

/** Sent by whom head office's database says; its bytes are the receiver's to judge. */
export const sealedAnswer = z.array(
  z.strictObject({ position, terminal, epoch, sealed: z.instanceof(Uint8Array) }),
);
export type SealedAnswer = z.output<typeof sealedAnswer>;
