import type { Context } from './context.ts';

/**
 * argon2id of a text, and the comparison with one. The bytes are zeroed afterwards; the string itself belongs to the
 * JavaScript engine and stays in its memory until collected, so callers build it late and keep it short.
 */
export async function hashText(context: Context, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    return await context.hasher.hash(bytes);
  } finally {
    bytes.fill(0);
  }
}

export async function isSameText(context: Context, hash: string, text: string): Promise<boolean> {
  const bytes = Buffer.from(text, 'utf8');
  try {
    return await context.hasher.verify(hash, bytes);
  } finally {
    bytes.fill(0);
  }
}
