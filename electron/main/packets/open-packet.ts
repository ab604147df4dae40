import { createHash, type Hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { type EventEnvelope, readEvent } from '#shared/contract/head-office/events.ts';
import type { EventRun, PacketManifest, PacketRecord } from '#shared/contract/head-office/packet.ts';
import { PacketError } from './packet-error.ts';
import { examinePart, type PartReading } from './packet-frame.ts';
import { readRecords } from './read-packet.ts';

export const packetEnding = '.packet';

export interface PartFile {
  readonly path: string;
  readonly manifest: PacketManifest;
}

/** The parts of the packet that a file is one of, beside it, in their order; `missing` are numbers of parts. */
export function findParts(file: PartFile): {
  readonly parts: readonly PartFile[];
  readonly missing: readonly number[];
} {
  const folder = dirname(file.path);
  const { packet, parts: count } = file.manifest;
  const found = new Map([[file.manifest.part, file]]);
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(packetEnding) || found.size === count) continue;
    const path = join(folder, name);
    if (path === file.path) continue;
    const reading = examinePart(path);
    if (reading.ok && isOfOne(reading, file.manifest)) found.set(reading.manifest.part, { path, ...reading });
  }
  const numbers = Array.from({ length: count }, (_none, index) => index + 1);
  return {
    parts: numbers.flatMap((number) => found.get(number) ?? []),
    missing: numbers.filter((number) => !found.has(number)),
  };

  function isOfOne({ manifest }: Extract<PartReading, { ok: true }>, other: PacketManifest): boolean {
    return manifest.packet === packet && manifest.publicKey === other.publicKey && manifest.parts === count;
  }
}

export type OpenedItem =
  | {
      readonly kind: 'event';
      readonly event: EventEnvelope;
      readonly content: string;
      readonly hash: string;
      readonly signature: string;
      readonly publicKey: string;
    }
  | { readonly kind: 'document'; readonly sha256: string; readonly size: number }
  | { readonly kind: 'missing-document'; readonly sha256: string };

/**
 * Everything of a packet, part after part, each event and document proved: the events are those that the manifest
 * names, each signed by its epoch's key and naming the one before; a document is what its hash says, and some event
 * names it. Throws `PacketError`. `identity` is head office's age key.
 */
export async function* openPacket(parts: readonly PartFile[], identity: string): AsyncGenerator<OpenedItem> {
  const [first] = parts;
  if (first === undefined) return;
  const events = new EventWalk(first.manifest);
  const documents = new DocumentWalk();
  for (const { path, manifest } of parts) {
    for await (const { record, bytes } of readRecords(path, manifest, identity)) {
      if (record.kind === 'event') {
        const item = events.take(record, Buffer.from(bytes).toString('utf8'));
        for (const { sha256 } of item.event.documents) documents.expected.add(sha256);
        yield item;
      } else {
        const item = documents.take(record, bytes);
        if (item !== undefined) yield item;
      }
    }
  }
  events.end();
  documents.end();
}

type RecordOf<Kind extends PacketRecord['kind']> = Extract<PacketRecord, { readonly kind: Kind }>;

class EventWalk {
  readonly #manifest: PacketManifest;
  readonly #expected: Iterator<{ readonly run: EventRun; readonly number: number }>;
  #last = '';

  constructor(manifest: PacketManifest) {
    this.#manifest = manifest;
    this.#expected = expectedEvents(manifest.events);
  }

  take(record: RecordOf<'event'>, content: string): Extract<OpenedItem, { kind: 'event' }> {
    const next = this.#expected.next();
    const { epoch, number, signature } = record;
    const name = `event ${number} of epoch ${epoch}`;
    if (next.done === true) throw new PacketError('forged', `${name} is more than the manifest says`);
    const { run } = next.value;
    if (run.epoch !== epoch || next.value.number !== number) {
      throw new PacketError('forged', `${name} is not in its place`);
    }
    const reading = readEvent(content);
    if (reading.state === 'malformed') throw new PacketError('forged', `${name} is malformed`);
    const { event } = reading;
    const before = number === run.first ? run.before : this.#last;
    const isInPlace =
      event.epoch === epoch &&
      event.number === number &&
      event.terminal === this.#manifest.terminal &&
      event.previousHash === before;
    if (!isInPlace) throw new PacketError('forged', `${name} does not follow the one before`);
    if (!isSignedBy(content, signature, run.publicKey)) {
      throw new PacketError('forged', `${name} is not signed by its key`);
    }
    this.#last = createHash('sha256').update(content).digest('hex');
    return { kind: 'event', event, content, hash: this.#last, signature, publicKey: run.publicKey };
  }

  end(): void {
    if (this.#expected.next().done !== true) throw new PacketError('forged', 'events are missing');
  }
}

function* expectedEvents(runs: readonly EventRun[]) {
  for (const run of runs) {
    for (let number = run.first; number <= run.last; number += 1) yield { run, number };
  }
}

class DocumentWalk {
  readonly expected = new Set<string>();
  #current:
    | { readonly sha256: string; readonly total: number; readonly hash: Hash; done: number }
    | undefined;

  take(record: Exclude<PacketRecord, { kind: 'event' }>, bytes: Uint8Array): OpenedItem | undefined {
    const { sha256 } = record;
    const isNext = this.#current === undefined && this.expected.has(sha256);
    if (record.kind === 'missing-document') {
      if (!isNext) throw new PacketError('forged', 'a document that no event names');
      this.expected.delete(sha256);
      return { kind: 'missing-document', sha256 };
    }
    if (isNext) {
      this.#current = { sha256, total: record.total, hash: createHash('sha256'), done: 0 };
    }
    const current = this.#current;
    const follows =
      current?.sha256 === sha256 && current.total === record.total && current.done === record.offset;
    if (current === undefined || !follows) throw new PacketError('forged', 'a document is not in its place');
    current.hash.update(bytes);
    current.done += bytes.length;
    if (current.done < current.total) return undefined;
    if (current.hash.digest('hex') !== sha256) throw new PacketError('forged', 'a document is another one');
    this.expected.delete(sha256);
    this.#current = undefined;
    return { kind: 'document', sha256, size: record.total };
  }

  end(): void {
    if (this.#current !== undefined || this.expected.size > 0) {
      throw new PacketError('forged', 'documents are missing');
    }
  }
}
