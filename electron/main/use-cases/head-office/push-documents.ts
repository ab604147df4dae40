import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  dropUpload,
  keepUpload,
  listDocumentsToEncipher,
  listUploads,
  type QueuedDocument,
  settleDocument,
  type Upload,
} from '#electron/main/db/head-office/document-queue.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import type { PacketDesk } from '#electron/main/db/safety/packet-desk.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import type { DocumentDesk } from '#electron/main/head-office/office-desk.ts';
import { pieceSize } from '#shared/domain/head-office/line-limit.ts';
import { sendDocument } from './send-document.ts';

/** What is enciphered at a time, so that it takes no more room, and one document. */
const ahead = { documents: 16, bytes: 16 * 1024 * 1024 } as const;
/** Milliseconds until it is tried again where nothing could be enciphered. */
const encipherInterval = 60_000;

interface Way {
  readonly desk: DocumentDesk;
  readonly line: CounterLine;
  readonly isOver: () => boolean;
}

/**
 * Documents of events that head office has, the oldest first: each is enciphered beside main, kept until it is there,
 * and goes in pieces under the limit. Goes on until nothing is left, the limit is reached, or `isOver`. Rejects with a
 * `LineFault`.
 */
export async function pushDocuments(context: Context, way: Way): Promise<void> {
  const { db, safety } = context;
  if (safety === undefined) return;
  const { packets } = safety;
  const { desk, isOver } = way;
  while (!isOver()) {
    const { keys, kilobitsPerSecond: limit } = getOffice(db);
    if (keys === null || limit === 0) return;
    const uploads = listUploads(db);
    const [upload] = uploads;
    if (upload === undefined) {
      if (!(await encipherSome(context, way, packets, keys.recipient, limit))) return;
      continue;
    }
    if (!desk.isTidy) {
      await packets.outgoing.keepOnly(new Set(uploads.map(({ file }) => file)));
      desk.isTidy = true;
    }
    const outcome =
      upload.recipient === keys.recipient
        ? await sendDocument(context, { ...way, files: packets.outgoing, limit }, upload)
        : 'spoiled';
    if (outcome === 'later') return;
    await leave(context, desk, packets, upload, outcome);
  }
}

/** Nothing is kept of what was enciphered: it is there, it is not taken, or it is done anew. */
async function leave(
  { db, clock, closing }: Context,
  desk: DocumentDesk,
  { outgoing }: PacketDesk,
  { sha256, file }: Upload,
  outcome: 'there' | 'refused' | 'spoiled',
): Promise<void> {
  desk.sending = null;
  desk.sound.delete(file);
  if (closing.aborted) return;
  transact(db, () => {
    if (outcome === 'spoiled') dropUpload(db, sha256);
    else settleDocument(db, sha256, outcome, clock.now());
  });
  await outgoing.remove(file);
}

/** False: there is nothing to encipher, or no room for it. */
async function encipherSome(
  context: Context,
  { desk, line }: Way,
  packets: PacketDesk,
  recipient: string,
  limit: number | null,
): Promise<boolean> {
  const { db, clock, scheduler, closing } = context;
  if (scheduler.monotonic() < desk.encipherFrom) return false;
  const next = listDocumentsToEncipher(db, ahead.documents);
  if (next.length === 0) return false;
  // A packet, or this terminal before it was restored, may have brought some of them.
  const known = await line.documents(next.map(({ sha256 }) => sha256));
  if (closing.aborted) return false;
  const there = known.filter(({ state }) => state === 'finished').map(({ sha256 }) => sha256);
  if (there.length > 0) {
    transact(db, () => {
      for (const sha256 of there) settleDocument(db, sha256, 'there', clock.now());
    });
    return true;
  }
  const answer = await packets.encipher({ recipient, documents: cut(next) }, closing);
  if (closing.aborted) return false;
  if (!answer.ok) {
    desk.encipherFrom = scheduler.monotonic() + encipherInterval;
    const { problem, error } = answer;
    context.log.error('documents-not-enciphered', {
      state: problem,
      ...(error !== null && { stack: error }),
    });
    return false;
  }
  const piece = pieceSize(limit);
  transact(db, () => {
    for (const { sha256, enciphered } of answer.documents) {
      if (enciphered !== null) keepUpload(db, { sha256, ...enciphered, recipient, piece });
    }
  });
  for (const { sha256, enciphered } of answer.documents) {
    if (enciphered !== null) continue;
    await line.missDocument(sha256);
    if (closing.aborted) return false;
    transact(db, () => settleDocument(db, sha256, 'missing', clock.now()));
  }
  return true;
}

function cut(documents: readonly QueuedDocument[]): QueuedDocument[] {
  let bytes = 0;
  return documents.filter(({ size }, place) => {
    bytes += size;
    return place === 0 || bytes <= ahead.bytes;
  });
}
