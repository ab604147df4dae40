import { createHash } from 'node:crypto';
import { readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { planParts } from '#electron/main/packets/plan-parts.ts';
import { type PacketWishes, type WrittenPacket, writePacket } from '#electron/main/packets/write-packet.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { type EventEnvelope, eventContent, firstEventHash } from '#shared/contract/head-office/events.ts';
import type { PacketRecord } from '#shared/contract/head-office/packet.ts';
import { readVectors } from '#test/shared/contract/head-office/event-vectors.ts';
import { sampleEnvelope, samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';

const { publicKey, privateKey } = readVectors();
export const terminalKeys = { publicKey, privateKey };

export interface SampleWishes {
  readonly folder: string;
  readonly office: Office;
  readonly events?: number;
  /** Bytes of each. */
  readonly documents?: readonly number[];
  /** Which of them cannot be read. */
  readonly missing?: readonly number[];
  /** What stands in a packet in place of what was signed: of the same length. */
  readonly change?: (content: string) => string;
  /** What the terminal said, and signed, in place of an event. */
  readonly retell?: (event: EventEnvelope) => EventEnvelope;
  /** What goes into the packet, of what was planned. */
  readonly arrange?: (records: readonly PacketRecord[]) => readonly PacketRecord[];
  /** Whether documents are others, of the same size. */
  readonly exchange?: boolean;
  readonly partSize?: number;
  readonly number?: number;
  readonly onProgress?: PacketWishes['onProgress'];
  readonly signal?: AbortSignal;
}

const made = new Map<string, Buffer>();

/** Bytes that look like nothing, and the same each time. */
function bytesOf(index: number, size: number): Buffer {
  const name = `${index} ${size}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const bytes = createHash('shake256', { outputLength: size + 1 })
    .update(name)
    .digest()
    .subarray(0, size);
  made.set(name, bytes);
  return bytes;
}

/** Writes a packet of invented events, the first of them with the documents. */
export function writeSample(wishes: SampleWishes): Promise<WrittenPacket> {
  const { folder, office, events = 5, documents = [], missing = [], partSize = 2_000_000 } = wishes;
  const { change = (content) => content, exchange = false } = wishes;
  const { retell = (event) => event, arrange = (records) => records } = wishes;
  const { number = 1, onProgress = () => undefined, signal = new AbortController().signal } = wishes;
  const files = documents.map((size, index) => {
    const bytes = bytesOf(index, size);
    return { bytes, size, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const key = readSigningKey(privateKey);
  const contents: string[] = [];
  let before = firstEventHash;
  for (let each = 1; each <= events; each += 1) {
    const envelope = sampleEnvelope('death-withdrawn', 2, samplePayloads['death-withdrawn'], each, before);
    const named = files.map(({ sha256, size }) => ({ sha256, mediaType: 'image/jpeg', size }));
    const content = eventContent(retell({ ...envelope, documents: each === 1 ? named : [] }));
    contents.push(content);
    before = createHash('sha256').update(content).digest('hex');
  }
  const planned = contents.map((content, index) => ({
    epoch: 1,
    number: index + 1,
    signature: signText(content, key),
    size: Buffer.byteLength(content),
  }));
  return writePacket({
    folder,
    packet: `packet-${number}`,
    number,
    terminal: '017-2',
    epoch: 1,
    madeAt: '2026-03-02T15:00:00.000Z',
    version: '0.1.0',
    publicKey,
    signingKey: key,
    recipient: office.keys.recipient,
    headOffice: office.fingerprint,
    runs: [{ epoch: 1, first: 1, last: events, before: firstEventHash, publicKey }],
    documents: files,
    parts: planParts(planned, files, { partSize, runs: 1 }).map(arrange),
    source: {
      event: (_epoch, each) => change(contents[each - 1] ?? ''),
      async document(sha256) {
        const index = files.findIndex((file) => file.sha256 === sha256);
        if (missing.includes(index)) return undefined;
        return exchange ? bytesOf(index + 100, files[index]?.size ?? 0) : files[index]?.bytes;
      },
    },
    onProgress,
    signal,
  });
}
