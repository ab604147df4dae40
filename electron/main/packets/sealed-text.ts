import { createHash } from 'node:crypto';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';

/** Why nothing of a packet or a receipt may be used. */
export type SealFault =
  /** Nothing of ours, or something else. */
  | 'not-ours'
  /** Of a format that this program does not know. */
  | 'newer'
  /** Its end is missing. */
  | 'cut'
  /** Bytes are others than were written. */
  | 'changed'
  /** Whoever wrote it has not the key that it names, or it says what cannot be. */
  | 'forged';

export interface SealedText {
  /** One line. */
  readonly content: string;
  /** Ed25519 in base64. */
  readonly signature: string;
}

/**
 * A signed line as it is written: the line, its signature, and the SHA-256 of both. The hash tells a changed byte from
 * a signature by somebody else.
 */
export function sealText({ content, signature }: SealedText): string {
  const signed = `${content}\ned25519 ${signature}\n`;
  return `${signed}sha256 ${createHash('sha256').update(signed).digest('hex')}\n`;
}

/** Reads what `sealText` wrote. Whose signature it is, `isSigned` says. */
export function openSealedText(sealed: string): SealedText | 'cut' | 'changed' {
  const [content, signed, summed, end, ...more] = sealed.split('\n');
  if (end === undefined) return 'cut';
  const signature = /^ed25519 ([0-9A-Za-z+/=]+)$/.exec(signed ?? '')?.[1];
  if (end !== '' || more.length > 0 || content === undefined || signature === undefined) return 'changed';
  const text = { content, signature };
  return sealText(text) === `${content}\n${signed}\n${summed}\n` ? text : 'changed';
}

/** `publicKey`: SPKI in base64. */
export function isSigned({ content, signature }: SealedText, publicKey: string): boolean {
  return isSignedBy(content, signature, publicKey);
}
