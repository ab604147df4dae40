import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keeps short secrets that must be given back as they were, such as the mail server's password. */
export interface SecretSealer {
  /** Base64 text. `purpose` is authenticated: what was sealed for one is not opened for another. */
  seal(secret: string, purpose: string): string;
  /** Throws when it was changed, or sealed with another store's key. */
  unseal(sealed: string, purpose: string): string;
}

const nonceSize = 12;
const tagSize = 16;

/** AES-256-GCM: nonce, tag, sealed text. */
export function createSecretSealer(key: Uint8Array): SecretSealer {
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(nonceSize);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    unseal(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceSize))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(nonceSize, nonceSize + tagSize));
      return decipher.update(bytes.subarray(nonceSize + tagSize), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
