import type { Hasher } from '#electron/main/ports.ts';

/**
 * argon2id of a text, and the comparison with one. The bytes are zeroed afterwards; the string itself belongs to the
 * JavaScript engine and stays in its memory until collected, so callers build it late and keep it short.
 */
export async function hashText<Hash>(hasher: Hasher<Hash>, text: string): Promise<Hash> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    return await hasher.hash(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** Of no hash: the same work, and false. */
export async function isSameText<Hash>(
  hasher: Hasher<Hash>,
  hash: Hash | null | undefined,
  text: string,
): Promise<boolean> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    return await hasher.verify(hash, bytes);
  } finally {
    bytes.fill(0);
  }
}
