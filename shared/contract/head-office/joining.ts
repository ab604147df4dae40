import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { ageRecipient, headOfficeKeys } from './packet.ts';
import { base64, epoch, hash, terminal, text } from './values.ts';

/** How a terminal joins a head office: docs/head-office.md says in which order. */

/** Name of the file that head office hands out with a code. */
export const joiningFileName = 'ventanilla-joining.json';

/** Where head office is, and how it is known. Nothing of it is secret. */
export const joiningFile = z.strictObject({
  format: z.literal('ventanilla-joining-1'),
  terminal,
  /** In the order in which they are tried. */
  hosts: z
    .array(z.strictObject({ host: text.min(1).max(253), port: z.int().min(1).max(65_535) }))
    .min(1)
    .max(16),
  database: text.min(1).max(63),
  /** Certificate of the authority that its servers are known by, PEM. */
  authority: text.min(1).max(20_000),
  headOffice: headOfficeKeys,
});
export type JoiningFile = z.output<typeof joiningFile>;

/** How many epochs before its own a terminal names. */
export const earlierAtMost = 100;

/** What a terminal asks for, signed with the key of its epoch. */
export const joiningRequest = z.strictObject({
  format: z.literal('ventanilla-joining-request-1'),
  terminal,
  epoch,
  /** Of the epoch's events: Ed25519, SPKI in base64. */
  publicKey: base64,
  /** What only this terminal can read is enciphered for it: an X25519 recipient of age. */
  recipient: ageRecipient,
  /** SHA-256 of the certificate request, DER. */
  csrHash: hash,
  /** Keys of epochs that the terminal went through before, whose events head office may not have; absent: none. */
  earlier: z
    .array(z.strictObject({ epoch, publicKey: base64 }))
    .min(1)
    .max(earlierAtMost)
    .optional(),
});

/** The bytes whose SHA-256 is the fingerprint that both sides show. */
export function joiningRequestContent(request: Omit<z.output<typeof joiningRequest>, 'format'>): string {
  return canonicalJson(joiningRequest.parse({ format: 'ventanilla-joining-request-1', ...request }));
}

/** The login of a terminal in one epoch, which is also the name in its certificate. */
export function terminalLogin(code: string, inEpoch: number): string {
  return `terminal-${code}-${inEpoch}`;
}

/** A code as it is said: its first four signs name the login, the others are its password. */
export interface JoiningCode {
  /** `K7Q2-XXXX-XXXX-XXXX-XXXX`. */
  readonly code: string;
  readonly login: string;
  readonly password: string;
}

/** However it was typed; undefined where it is none. Its letters are Crockford's: none is taken for another. */
export function readJoiningCode(typed: string): JoiningCode | undefined {
  const signs = typed
    .toUpperCase()
    .replaceAll(/[\s.–-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(signs)) return undefined;
  const code = (signs.match(/.{4}/g) ?? []).join('-');
  return { code, login: `joining-${signs.slice(0, 4)}`, password: signs.slice(4) };
}
