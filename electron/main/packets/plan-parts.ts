import type { PacketRecord } from '#shared/contract/head-office/packet.ts';

/** What is to go into a packet, before it is read: only how large it is. */
export interface PlannedEvent {
  readonly epoch: number;
  readonly number: number;
  /** Ed25519 in base64. */
  readonly signature: string;
  /** Bytes of its canonical text. */
  readonly size: number;
}

export interface PlannedDocument {
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Where age is used with one X25519 recipient: bytes of its header and nonce, and of the tag of each piece. */
const ageHeader = 184;
const agePiece = 64 * 1024;
const ageTag = 16;
/** Bytes of a manifest without its runs of events, with what stands around it; and of a run. */
const manifestRoom = 2048;
const runRoom = 256;
/** Bytes below which no piece of a document is begun. */
const smallestPiece = 4096;

/** A record as it is written before its bytes. */
export function recordLine(record: PacketRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Enciphered bytes of a part. */
export function encipheredSize(plain: number): number {
  return ageHeader + plain + ageTag * Math.max(1, Math.ceil(plain / agePiece));
}

function roomForRecords(partSize: number, runs: number): number {
  const room = partSize - manifestRoom - runs * runRoom - ageHeader;
  return room - ageTag * Math.ceil(room / agePiece);
}

/** Bytes of a part at most, with its manifest. */
export function partSizeOf(records: readonly PacketRecord[], runs: number): number {
  const plain = records.reduce((sum, record) => sum + recordLine(record).length + record.size, 0);
  return encipheredSize(plain) + manifestRoom + runs * runRoom;
}

/**
 * Which records go into which part: events in their order, then documents, each part below `partSize` bytes. Throws a
 * `RangeError` for an event that no part can hold.
 */
export function planParts(
  events: Iterable<PlannedEvent>,
  documents: readonly PlannedDocument[],
  { partSize, runs }: { readonly partSize: number; readonly runs: number },
): PacketRecord[][] {
  const capacity = roomForRecords(partSize, runs);
  let part: PacketRecord[] = [];
  let left = capacity;
  const parts = [part];

  function add(record: PacketRecord): void {
    const size = recordLine(record).length + record.size;
    if (size > left && part.length > 0) beginPart();
    if (size > left) throw new RangeError(`a record of ${size} bytes is longer than a part`);
    part.push(record);
    left -= size;
  }
  function beginPart(): void {
    part = [];
    left = capacity;
    parts.push(part);
  }

  for (const event of events) add({ kind: 'event', ...event });
  for (const { sha256, size: total } of documents) {
    const longestLine = recordLine({ kind: 'document', sha256, total, offset: total, size: total }).length;
    let offset = 0;
    do {
      if (left - longestLine < Math.min(smallestPiece, total - offset)) beginPart();
      const size = Math.min(total - offset, left - longestLine);
      add({ kind: 'document', sha256, total, offset, size });
      offset += size;
    } while (offset < total);
  }
  return parts;
}
