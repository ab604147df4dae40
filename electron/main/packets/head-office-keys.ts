import { createHash, createPublicKey } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import {
  type HeadOfficeKeys,
  headOfficeContent,
  headOfficeKeys,
} from '#shared/contract/head-office/packet.ts';

/** Name of the file in which head office hands its public keys out. */
export const headOfficeKeysFileName = 'ventanilla-head-office.json';

/** SHA-256 of the keys' canonical text, hexadecimal. */
export function fingerprintOf(keys: HeadOfficeKeys): string {
  return createHash('sha256').update(headOfficeContent(keys)).digest('hex');
}

/** Undefined where a text holds no head office's keys. */
export function readHeadOfficeKeys(content: string): HeadOfficeKeys | undefined {
  try {
    const keys = headOfficeKeys.parse(JSON.parse(content));
    // Throws for a recipient whose letters do not fit each other.
    new Encrypter().addRecipient(keys.recipient);
    const { asymmetricKeyType } = createPublicKey({
      key: Buffer.from(keys.signingKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    return asymmetricKeyType === 'ed25519' ? keys : undefined;
  } catch {
    return undefined;
  }
}
