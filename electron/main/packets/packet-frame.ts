import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { copyChunk, readFully } from '#electron/main/backup/copy-file.ts';
import { type PacketManifest, packetManifest } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { isSigned, openSealedText, type SealedText, type SealFault, sealText } from './sealed-text.ts';

/**
 * A part of a packet, byte by byte (docs/packet-format.md):
 *
 *     ventanilla-packet-1 LF          which format this is
 *     an age file                     the records, enciphered for head office
 *     LF manifest LF                  what it is, in canonical JSON
 *     ed25519 signature LF            of the manifest
 *     sha256 hash LF                  of those two lines
 *     0000001234 LF                   bytes of the three lines before, ten digits
 *     end-of-packet LF
 *
 * The manifest stands at the end because it holds the hash of what is written before it: a part is written in one go,
 * and what a pulled drive cut off has no end.
 */
export const headMark = Buffer.from('ventanilla-packet-1\n');
const endMark = Buffer.from('end-of-packet\n');
const lengthDigits = 10;
const tailSize = lengthDigits + 1 + endMark.length;
/** Bytes of a manifest at most: a run of events takes some 200. */
const longestManifest = 64 * 1024 * 1024;

/** Bytes that end a part. `content` is the manifest's canonical text. */
export function trailerOf(sealed: SealedText): Buffer {
  const lines = Buffer.from(sealText(sealed));
  const length = String(lines.length).padStart(lengthDigits, '0');
  return Buffer.concat([Buffer.from('\n'), lines, Buffer.from(`${length}\n`), endMark]);
}

export type PartReading =
  | {
      readonly ok: true;
      readonly manifest: PacketManifest;
      /** The manifest as it was signed. */
      readonly content: string;
      /** Bytes of the file. */
      readonly size: number;
    }
  | { readonly ok: false; readonly fault: SealFault };

/**
 * Reads a part from its beginning to its end: whole, as it was written, and signed with the key that it names. Whose key
 * that is, the caller must know. Throws what the file system throws.
 */
export function examinePart(path: string, onBytes: (bytes: number) => void = () => undefined): PartReading {
  const descriptor = openSync(path, 'r');
  try {
    const found = readManifestAtEnd(descriptor);
    if (typeof found === 'string') return { ok: false, fault: found };
    const { size, sha256 } = found.manifest.body;
    if (hashBytes(descriptor, headMark.length, size, onBytes) !== sha256) {
      return { ok: false, fault: 'changed' };
    }
    return { ok: true, ...found };
  } finally {
    closeSync(descriptor);
  }
}

type FoundManifest = Omit<Extract<PartReading, { readonly ok: true }>, 'ok'>;

function readManifestAtEnd(descriptor: number): FoundManifest | SealFault {
  const { size } = fstatSync(descriptor);
  const head = readBytes(descriptor, 0, Math.min(size, headMark.length));
  const beginning = head.toString('latin1');
  if (!head.equals(headMark)) {
    if (headMark.subarray(0, head.length).equals(head) && size > 0) return 'cut';
    return /^ventanilla-packet-[1-9]/.test(beginning) ? 'newer' : 'not-ours';
  }
  const tailStart = size - tailSize;
  const tail = tailStart < head.length ? undefined : readBytes(descriptor, tailStart, tailSize);
  if (tail === undefined || !tail.subarray(lengthDigits + 1).equals(endMark)) return 'cut';
  const digits = tail.subarray(0, lengthDigits).toString('latin1');
  const length = /^\d{10}$/.test(digits) ? Number(digits) : 0;
  const start = tailStart - length - 1;
  if (tail[lengthDigits] !== 0x0a || length === 0 || length > longestManifest || start < head.length) {
    return 'changed';
  }
  const lines = readBytes(descriptor, start, length + 1);
  if (lines[0] !== 0x0a) return 'changed';
  const text = lines.subarray(1).toString('utf8');
  // Bytes that are no UTF-8 would read as others.
  if (!Buffer.from(text).equals(lines.subarray(1))) return 'changed';
  const sealed = openSealedText(text);
  // The end is there: what is missing is missing in the middle.
  if (typeof sealed === 'string') return 'changed';
  const manifest = parseManifest(sealed.content);
  if (manifest === undefined || !isSigned(sealed, manifest.publicKey)) return 'forged';
  if (manifest.body.size !== start - head.length) return 'changed';
  return { manifest, content: sealed.content, size };
}

function parseManifest(content: string): PacketManifest | undefined {
  try {
    const parsed = packetManifest.safeParse(JSON.parse(content));
    return parsed.success && canonicalJson(parsed.data) === content ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function readBytes(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readFully(descriptor, bytes, position));
}

function hashBytes(
  descriptor: number,
  from: number,
  length: number,
  onBytes: (bytes: number) => void,
): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(Math.max(1, Math.min(copyChunk, length)));
  for (let done = 0; done < length; ) {
    const bytes = chunk.subarray(0, Math.min(chunk.length, length - done));
    const count = readFully(descriptor, bytes, from + done);
    if (count === 0) break;
    hash.update(bytes.subarray(0, count));
    done += count;
    onBytes(count);
  }
  return hash.digest('hex');
}
