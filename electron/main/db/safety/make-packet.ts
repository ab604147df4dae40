import { statfsSync } from 'node:fs';
import { documentNameOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore } from '#electron/main/documents/document-store.ts';
import { PacketError } from '#electron/main/packets/packet-error.ts';
import { partSizeOf, planParts } from '#electron/main/packets/plan-parts.ts';
import { writePacket } from '#electron/main/packets/write-packet.ts';
import type { Connection } from '../core/connection.ts';
import { errorCode } from '../core/disk-errors.ts';
import { openDatabaseReadOnly } from '../core/open-database.ts';
import { getEventContent, readWaitingEvents, type WaitingEvents } from '../head-office/packet-events.ts';
import { placeFault } from './look-at-places.ts';
import type { MakePacketAnswer, MakePacketOrder, PacketFailure, PacketProgress } from './packet-orders.ts';

interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PacketProgress) => void;
}

/** Makes the packet on a connection of its own, which only reads. Throws what the drive throws, with nothing left on it. */
export async function makePacket(order: MakePacketOrder, watch: Watch): Promise<MakePacketAnswer> {
  const fault = placeFault(order.folder, order.dataDirectory);
  if (fault === 'away') throw Object.assign(new Error('the drive is away'), { code: 'ENOENT' });
  if (fault !== undefined) return refuse(fault);
  const db = openDatabaseReadOnly(order.dataDirectory, order.keys.database);
  try {
    const waiting = readWaitingEvents(db, (done, total) => {
      watch.signal.throwIfAborted();
      watch.onProgress({ step: 'reading', done, total });
    });
    if (waiting.events.length === 0) return refuse('nothing-waits');
    return await write(db, order, waiting, watch);
  } catch (error) {
    if (errorCode(error) === 'EFBIG') return refuse('file-too-large');
    if (error instanceof PacketError) return refuse('not-written');
    throw error;
  } finally {
    db.close();
  }
}

async function write(
  db: Connection,
  order: MakePacketOrder,
  { runs, events, documents }: WaitingEvents,
  watch: Watch,
): Promise<MakePacketAnswer> {
  const { folder, dataDirectory, keys, partSize } = order;
  const parts = planParts(events, documents, { partSize, runs: runs.length });
  const needed = parts.reduce((sum, records) => sum + partSizeOf(records, runs.length), 0);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) return refuse('no-room');
  const names = keys['document-names'];
  const store = createDocumentStore(dataDirectory, { wrapping: keys.documents, names }, () => 0);
  const written = await writePacket({
    ...order,
    runs,
    documents,
    parts,
    source: {
      event: (epoch, number) => getEventContent(db, epoch, number),
      async document(sha256) {
        const found = await store.read(documentNameOf(sha256, names));
        return found.ok ? found.bytes : undefined;
      },
    },
    ...watch,
  });
  return {
    ok: true,
    packet: { ...written, runs, events: events.length, documents: documents.length },
  };
}

function refuse(problem: PacketFailure): MakePacketAnswer {
  return { ok: false, problem, error: null };
}
