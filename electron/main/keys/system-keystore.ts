import { safeStorage } from 'electron';
import type { KeySealer } from '../ports.ts';

/** Backends of Linux that seal with nothing: a constant in the program, or none at all. */
const WORTHLESS_BACKENDS: readonly string[] = ['basic_text', 'unknown'];

/** The operating system's keystore, or undefined where there is none worth the name. Call after `ready`. */
export function openSystemKeystore(): KeySealer | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && WORTHLESS_BACKENDS.includes(safeStorage.getSelectedStorageBackend())) {
    return undefined;
  }
  return {
    kind: 'keystore',
    seal: (key) => new Uint8Array(safeStorage.encryptString(Buffer.from(key).toString('base64'))),
    unseal(sealed) {
      try {
        return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64'));
      } catch {
        // Sealed by another user, another machine or a keyring that was reset: expected, the passphrase opens it.
        return undefined;
      }
    },
  };
}
