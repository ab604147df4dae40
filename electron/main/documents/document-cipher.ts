import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

export interface DocumentKeys {
  /** Wraps each file's own data key. */
  readonly wrapping: Uint8Array;
  /** Makes names: without it nobody can tell from a name whether a file they know is stored here. */
  readonly names: Uint8Array;
}

/**
 * A stored file: magic (4 bytes), nonce of the wrap (12), wrapped data key (32), its tag (16), nonce of the content
 * (12), the encrypted content, its tag (16). AES-256-GCM twice; the name is authenticated with both, so that a file
 * cannot stand in for another.
 */
const magic = Buffer.from('VDF1');
const headerSize = 4 + 12 + 32 + 16 + 12;
const tagSize = 16;

/** Bytes hashed or enciphered before the event loop gets a turn: under two milliseconds. */
const chunkSize = 1024 * 1024;

export async function encryptDocument(
  bytes: Uint8Array,
  name: string,
  wrappingKey: Uint8Array,
): Promise<Buffer> {
  const dataKey = randomBytes(32);
  const wrapNonce = randomBytes(12);
  const wrap = createCipheriv('aes-256-gcm', wrappingKey, wrapNonce).setAAD(additionalData(name));
  const wrapped = Buffer.concat([wrap.update(dataKey), wrap.final()]);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(additionalData(name));
  dataKey.fill(0);

  const stored = Buffer.allocUnsafe(headerSize + bytes.length + tagSize);
  Buffer.concat([magic, wrapNonce, wrapped, wrap.getAuthTag(), nonce]).copy(stored);
  for await (const [offset, chunk] of chunksOf(bytes)) stored.set(cipher.update(chunk), headerSize + offset);
  cipher.final();
  stored.set(cipher.getAuthTag(), headerSize + bytes.length);
  return stored;
}

/** The content, or undefined when anything of the file was changed. */
export async function decryptDocument(
  stored: Buffer,
  name: string,
  wrappingKey: Uint8Array,
): Promise<Buffer | undefined> {
  if (stored.length < headerSize + tagSize || !stored.subarray(0, 4).equals(magic)) return undefined;
  try {
    const unwrap = createDecipheriv('aes-256-gcm', wrappingKey, stored.subarray(4, 16))
      .setAAD(additionalData(name))
      .setAuthTag(stored.subarray(48, 64));
    const dataKey = Buffer.concat([unwrap.update(stored.subarray(16, 48)), unwrap.final()]);
    const decipher = createDecipheriv('aes-256-gcm', dataKey, stored.subarray(64, headerSize))
      .setAAD(additionalData(name))
      .setAuthTag(stored.subarray(stored.length - tagSize));
    dataKey.fill(0);

    const content = stored.subarray(headerSize, stored.length - tagSize);
    const bytes = Buffer.allocUnsafe(content.length);
    for await (const [offset, chunk] of chunksOf(content)) bytes.set(decipher.update(chunk), offset);
    decipher.final();
    return bytes;
  } catch {
    // OpenSSL's only way to say that a tag does not match.
    return undefined;
  }
}

/** SHA-256 of the content, and the name it gives under the names' key. */
export async function digestInChunks(
  bytes: Uint8Array,
  namesKey: Uint8Array,
): Promise<{ readonly sha256: string; readonly name: string }> {
  const hash = createHash('sha256');
  for await (const [, chunk] of chunksOf(bytes)) hash.update(chunk);
  const digest = hash.digest();
  return {
    sha256: digest.toString('hex'),
    name: createHmac('sha256', namesKey).update(digest).digest('hex'),
  };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<readonly [offset: number, chunk: Uint8Array]> {
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    if (offset > 0) await new Promise((resolve) => setImmediate(resolve));
    yield [offset, bytes.subarray(offset, offset + chunkSize)];
  }
}

function additionalData(name: string): Buffer {
  return Buffer.from(`ventanilla document ${name}`);
}
