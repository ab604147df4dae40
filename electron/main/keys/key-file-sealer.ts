import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySealer } from '#electron/main/ports.ts';
import { moveAside } from '#electron/main/store-files/move-aside.ts';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import { writeFileAtomically } from '../store-files/write-file-atomically.ts';

export const keyFileName = 'store.key';

export interface KeyFileSealer extends KeySealer {
  readonly kind: 'key-file';
  /** Whether the last `unseal` found the file readable by others; `repair` makes it the owner's alone again. */
  wasExposed(): boolean;
}

/**
 * Where there is no keystore: the key is sealed with another one in a file that only its owner may read. It protects
 * copies of the data folder that leave the file behind, and nothing against whoever holds the whole folder.
 */
export function createKeyFileSealer(
  directory: string,
  mode: 'repair' | 'read-only' = 'repair',
): KeyFileSealer {
  const path = join(directory, keyFileName);
  let exposed = false;

  return {
    kind: 'key-file',
    seal(key) {
      // Another store's key, perhaps: it is kept.
      if (existsSync(path)) moveAside(path);
      const fileKey = randomBytes(32);
      writeFileAtomically(path, fileKey);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      fileKey.fill(0);
      return sealed;
    },
    unseal(sealed) {
      if (!existsSync(path)) return undefined;
      const fileKey = readStoreFile(directory, keyFileName);
      exposed = isOpenToOthers(path);
      if (exposed && mode === 'repair') chmodSync(path, 0o600);
      if (fileKey.length !== 32 || sealed.length !== 60) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', fileKey, sealed.subarray(0, 12));
        decipher.setAuthTag(sealed.subarray(44));
        return Buffer.concat([decipher.update(sealed.subarray(12, 44)), decipher.final()]);
      } catch {
        // Another machine's or another store's key file.
        return undefined;
      } finally {
        fileKey.fill(0);
      }
    },
    wasExposed: () => exposed,
  };
}

/** Windows keeps the folder's own access list, which the installer sets. */
function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
}
