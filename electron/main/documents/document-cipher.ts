import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

export interface DocumentKeys {
  /** Wraps each file's own data key. */
  readonly wrapping: Uint8Array;
  /** Makes names: without it nobody can tell from a name whether a file they know is stored here. */
  readonly names: Uint8Array;
}

/** The two of a store's keys that its documents need. */
export function documentKeysOf(keys: {
  key(purpose: 'documents' | 'document-names'): Uint8Array;
}): DocumentKeys {
  return { wrapping: keys.key('documents'), names: keys.key('document-names') };
}

/**
 * A stored file: magic (4 bytes), number of the store's last act when it was written (8), nonce of the wrap (12),
 * wrapped data key (32), its tag (16), nonce of the content (12), the encrypted content, its tag (16). AES-256-GCM
 * twice; name and act are authenticated with both, so that a file cannot stand in for another nor pass for an older
 * one. Files of versions before 240 have another magic and no act.
 */
const magic = Buffer.from('VDF2');
const magicWithoutAct = Buffer.from('VDF1');
const actSize = 8;
const keyPartSize = 12 + 32 + 16 + 12;
const tagSize = 16;

/** Bytes of a file from its beginning that `readDocumentAct` needs. */
export const documentHeaderSize = magic.length + actSize + keyPartSize;

/** Bytes hashed or enciphered before the event loop gets a turn: under two milliseconds. */
const chunkSize = 1024 * 1024;
/** Bytes deciphered at a time where nobody waits for a turn. */
const pieceSize = 64 * 1024;

export async function encryptDocument(
  bytes: Uint8Array,
  name: string,
  wrappingKey: Uint8Array,
  act: number,
): Promise<Buffer> {
  const dataKey = randomBytes(32);
  const wrapNonce = randomBytes(12);
  const authenticated = additionalData(name, act);
  const wrap = createCipheriv('aes-256-gcm', wrappingKey, wrapNonce).setAAD(authenticated);
  const wrapped = Buffer.concat([wrap.update(dataKey), wrap.final()]);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(authenticated);
  dataKey.fill(0);

  const stored = Buffer.allocUnsafe(documentHeaderSize + bytes.length + tagSize);
  const actBytes = Buffer.alloc(actSize);
  actBytes.writeBigUInt64BE(BigInt(act));
  Buffer.concat([magic, actBytes, wrapNonce, wrapped, wrap.getAuthTag(), nonce]).copy(stored);
  for await (const [offset, chunk] of chunksOf(bytes)) {
    stored.set(cipher.update(chunk), documentHeaderSize + offset);
  }
  cipher.final();
  stored.set(cipher.getAuthTag(), documentHeaderSize + bytes.length);
  return stored;
}

/** The content, or undefined when anything of the file was changed. */
export async function decryptDocument(
  stored: Buffer,
  name: string,
  wrappingKey: Uint8Array,
): Promise<Buffer | undefined> {
  const header = openHeader(stored, name, wrappingKey);
  if (header === undefined || stored.length < header.size + tagSize) return undefined;
  const { dataKey, act, size } = header;
  try {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, stored.subarray(size - 12, size))
      .setAAD(additionalData(name, act))
      .setAuthTag(stored.subarray(stored.length - tagSize));
    dataKey.fill(0);

    const content = stored.subarray(size, stored.length - tagSize);
    const bytes = Buffer.allocUnsafe(content.length);
    for await (const [offset, chunk] of chunksOf(content)) bytes.set(decipher.update(chunk), offset);
    decipher.final();
    return bytes;
  } catch {
    // OpenSSL's only way to say that a tag does not match.
    return undefined;
  }
}

/** Whether a stored file is as it was written. At once: for a thread of its own, a file's bytes are read in one go. */
export function isWholeDocument(stored: Buffer, name: string, keys: DocumentKeys): boolean {
  const header = openHeader(stored, name, keys.wrapping);
  if (header === undefined || stored.length < header.size + tagSize) return false;
  const { dataKey, act, size } = header;
  try {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, stored.subarray(size - 12, size))
      .setAAD(additionalData(name, act))
      .setAuthTag(stored.subarray(stored.length - tagSize));
    const hash = createHash('sha256');
    const content = stored.subarray(size, stored.length - tagSize);
    // In pieces that stay where the processor has them.
    for (let start = 0; start < content.length; start += pieceSize) {
      hash.update(decipher.update(content.subarray(start, start + pieceSize)));
    }
    decipher.final();
    return documentNameOf(hash.digest('hex'), keys.names) === name;
  } catch {
    // OpenSSL's only way to say that a tag does not match.
    return false;
  } finally {
    dataKey.fill(0);
  }
}

/**
 * Whether a file, of which the beginning is given, was written with this store's key, and after which act: `act` is
 * undefined for one of a version before 240.
 */
export function readDocumentAct(
  beginning: Buffer,
  name: string,
  wrappingKey: Uint8Array,
): { readonly ours: false } | { readonly ours: true; readonly act: number | undefined } {
  const header = openHeader(beginning, name, wrappingKey);
  header?.dataKey.fill(0);
  return header === undefined ? { ours: false } : { ours: true, act: header.act };
}

interface DocumentHeader {
  readonly dataKey: Buffer;
  readonly act: number | undefined;
  /** Bytes before the content. */
  readonly size: number;
}

function openHeader(stored: Buffer, name: string, wrappingKey: Uint8Array): DocumentHeader | undefined {
  const hasAct = stored.subarray(0, 4).equals(magic);
  if (!hasAct && !stored.subarray(0, 4).equals(magicWithoutAct)) return undefined;
  const start = hasAct ? magic.length + actSize : magicWithoutAct.length;
  const size = start + keyPartSize;
  if (stored.length < size) return undefined;
  const act = hasAct ? Number(stored.readBigUInt64BE(magic.length)) : undefined;
  try {
    const unwrap = createDecipheriv('aes-256-gcm', wrappingKey, stored.subarray(start, start + 12))
      .setAAD(additionalData(name, act))
      .setAuthTag(stored.subarray(start + 44, start + 60));
    const dataKey = Buffer.concat([unwrap.update(stored.subarray(start + 12, start + 44)), unwrap.final()]);
    return { dataKey, act, size };
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
  const sha256 = hash.digest('hex');
  return { sha256, name: documentNameOf(sha256, namesKey) };
}

/** Name in the store of the document with this SHA-256 (hexadecimal). */
export function documentNameOf(sha256: string, namesKey: Uint8Array): string {
  return createHmac('sha256', namesKey).update(Buffer.from(sha256, 'hex')).digest('hex');
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<readonly [offset: number, chunk: Uint8Array]> {
  for (let offset = 0; offset < bytes.length; offset += chunkSize) {
    if (offset > 0) await new Promise((resolve) => setImmediate(resolve));
    yield [offset, bytes.subarray(offset, offset + chunkSize)];
  }
}

function additionalData(name: string, act: number | undefined): Buffer {
  return Buffer.from(`ventanilla document ${name}${act === undefined ? '' : ` after act ${act}`}`);
}
