import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { ageRecipient } from './packet.ts';
import { base64, epoch, hash, moment, pepperName, position, terminal, text } from './values.ts';

/** Highest number of peppers in one note, and at one terminal. */
export const mostPeppers = 400;
/** How many terminals that speak no more are told in one note. */
export const mostEndings = 50;

/** What a terminal hands to another one of its branch, enciphered to it: docs/head-office.md. */

const speaker = z.strictObject({ terminal, epoch });
export type Speaker = z.output<typeof speaker>;

const keys = z.strictObject({
  format: z.literal('ventanilla-terminal-keys-1'),
  ...speaker.shape,
  /** Of its events: Ed25519, SPKI in base64. */
  publicKey: base64,
  recipient: ageRecipient,
});
export type TerminalKeys = Omit<z.output<typeof keys>, 'format'>;

/** The bytes whose SHA-256 is the fingerprint that people compare between two counters. */
export function terminalKeysContent({
  terminal: of,
  epoch: inEpoch,
  publicKey,
  recipient,
}: TerminalKeys): string {
  const said = { terminal: of, epoch: inEpoch, publicKey, recipient };
  return canonicalJson(keys.parse({ format: 'ventanilla-terminal-keys-1', ...said }));
}

const heldPepper = z
  .strictObject({
    name: pepperName,
    /** 32 bytes. */
    secret: base64.length(44),
    /** 0: it is a counter's own. From 1 on it was made for the whole branch; the highest is current. No clock decides it. */
    generation: z.int().min(0).max(1_000_000),
    /** By the clock of where it was made; null for a counter's own. */
    madeAt: moment.nullable(),
  })
  .refine(({ generation, madeAt }) => (generation === 0) === (madeAt === null));
export type HeldPepper = z.output<typeof heldPepper>;

export const branchSecretNote = z.strictObject({
  format: z.literal('ventanilla-branch-secret-1'),
  /** Fingerprint of head office's keys. */
  headOffice: hash,
  from: speaker,
  to: speaker,
  /** Counts up from 1 between these two. */
  number: position,
  sentAt: moment,
  /** All that the sender has. */
  peppers: z.array(heldPepper).min(1).max(mostPeppers),
  /** Head office's own decisions that a terminal speaks no more: they may not have come here, and nobody else may say it. */
  endings: z.array(z.strictObject({ content: text, signature: base64 })).max(mostEndings),
});
export type BranchSecretNote = z.output<typeof branchSecretNote>;
