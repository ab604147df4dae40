import { closeSync, openSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { copyChunk, readFully } from '#electron/main/backup/copy-file.ts';
import { type PacketManifest, type PacketRecord, packetRecord } from '#shared/contract/head-office/packet.ts';
import { bytesIn, streamOf } from './byte-streams.ts';
import { PacketError } from './packet-error.ts';
import { headMark } from './packet-frame.ts';
import { recordLine } from './plan-parts.ts';

/** Bytes of a record's line, and of what follows it, at most: more is nothing that a terminal writes. */
const longestLine = 1024;
const longestRecord = 512 * 1024 * 1024;

export interface ReadRecord {
  readonly record: PacketRecord;
  readonly bytes: Uint8Array;
}

/**
 * The records of a part that `examinePart` found whole, in their order. `identity` is head office's age key. Throws
 * `PacketError`: `another-key` where it does not open the part, `changed` or `forged` where its content is none.
 */
export async function* readRecords(
  path: string,
  manifest: PacketManifest,
  identity: string,
): AsyncGenerator<ReadRecord> {
  const { records } = manifest.here;
  const plain = new ByteQueue(await decipher(path, manifest.body.size, identity));
  let count = 0;
  try {
    for (; ; count += 1) {
      const line = await plain.line();
      if (line === undefined) break;
      const record = parseRecord(line);
      const bytes = await plain.take(record.size);
      if (bytes === undefined) throw new PacketError('forged', 'a record is cut off');
      yield { record, bytes };
    }
  } finally {
    await plain.close();
  }
  if (count !== records) throw new PacketError('forged', `${count} records of ${records}`);
}

function parseRecord(line: string): PacketRecord {
  try {
    const record = packetRecord.parse(JSON.parse(line));
    if (recordLine(record) === `${line}\n` && record.size <= longestRecord) return record;
  } catch {
    // Said below.
  }
  throw new PacketError('forged', 'a record that is none');
}

async function decipher(path: string, size: number, identity: string): Promise<AsyncGenerator<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return bytesIn(await decrypter.decrypt(streamOf(bytesOf(path, size))));
  } catch (error) {
    const isNotForUs = error instanceof Error && /no identity matched/.test(error.message);
    throw new PacketError(isNotForUs ? 'another-key' : 'changed');
  }
}

async function* bytesOf(path: string, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const descriptor = openSync(path, 'r');
  try {
    for (let done = 0; done < size; ) {
      const chunk = Buffer.alloc(Math.min(copyChunk, size - done));
      const count = readFully(descriptor, chunk, headMark.length + done);
      if (count === 0) throw new PacketError('cut');
      yield chunk.subarray(0, count);
      done += count;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Bytes that come in pieces, taken in others. */
class ByteQueue {
  readonly #source: AsyncGenerator<Uint8Array>;
  #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(source: AsyncGenerator<Uint8Array>) {
    this.#source = source;
  }

  /** Without its line feed; undefined at the end. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const all = this.#joined();
      const end = all.indexOf(0x0a);
      if (end >= 0) return (await this.take(end + 1))?.subarray(0, end).toString('utf8');
      if (all.length > longestLine) throw new PacketError('forged', 'a line without an end');
      if (!(await this.#more())) {
        if (all.length > 0) throw new PacketError('forged', 'a line without an end');
        return undefined;
      }
    }
  }

  async take(count: number): Promise<Buffer | undefined> {
    while (this.#length < count) if (!(await this.#more())) return undefined;
    const all = this.#joined();
    this.#pieces = [all.subarray(count)];
    this.#length -= count;
    return all.subarray(0, count);
  }

  async close(): Promise<void> {
    await this.#source.return(undefined);
  }

  #joined(): Buffer {
    const [first] = this.#pieces;
    const all =
      this.#pieces.length === 1 && first !== undefined ? asBuffer(first) : Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }

  async #more(): Promise<boolean> {
    try {
      const { done, value } = await this.#source.next();
      if (done === true) return false;
      this.#pieces.push(value);
      this.#length += value.length;
      return true;
    } catch (error) {
      if (error instanceof PacketError) throw error;
      // A tag of age does not match.
      throw new PacketError('changed');
    }
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
