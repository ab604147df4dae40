import { z } from 'zod';

/** What payloads are made of. A text is as the database keeps it: half a surrogate pair is no letter. */

export const text = z.string().overwrite((value) => value.toWellFormed());
export const id = text.min(1).max(100);
/** SHA-256, hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601, UTC. */
export const moment = z.iso.datetime();
/** The number that a person is known by: an identification code, or the cédula of who was enrolled. */
export const code = text.min(1).max(40);
/** Any number that somebody is known by, as `documentNumberKey` writes it. */
export const personNumber = z.string().regex(/^[\p{L}\p{N}]{5,40}$/u);
/** Bytes in base64. */
export const base64 = z.base64();

/** Facts of a record by their names; a field that is empty is absent. More fields need no new version. */
export const facts = z.record(z.string().regex(/^[a-z]+\.[a-zA-Z]+$/), text);

/** Tells a pepper from any other, and says nothing about it. */
export const pepperName = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * What an answer, an image or a credential is compared with: argon2id in its encoded form, and which pepper it was made
 * with. Without that pepper it can be neither checked nor guessed at.
 */
export const secretHash = z.strictObject({
  encoded: z.string().startsWith('$argon2id$'),
  pepper: pepperName,
});
export type SecretHash = z.output<typeof secretHash>;

/** Two people and why. */
export const signature = z.strictObject({ attendedBy: id, coSignedBy: id, reason: text });

/** A file by what is in it. The files themselves follow the events. */
export const eventDocument = z.strictObject({ sha256: hash, mediaType: text, size: z.int().min(0) });

/** `017-2`: the branch's three digits and the terminal's one. */
export const terminal = z.string().regex(/^\d{3}-\d$/);
export const epoch = z.int().min(1);
export const count = z.int().min(0);
/** A number that counts from 1. */
export const position = z.int().min(1);
