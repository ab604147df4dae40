import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { markEventsSent, summariseWaiting } from '#electron/main/db/head-office/event-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import {
  findLastPacket,
  insertPacket,
  type MadePacket,
  nextPacketNumber,
} from '#electron/main/db/head-office/packet-store.ts';
import { findLastReceipt, listRefusedEvents } from '#electron/main/db/head-office/receipt-store.ts';
import type { PacketWork } from '#electron/main/db/safety/packet-desk.ts';
import type { PacketOfWaiting } from '#electron/main/db/safety/packet-orders.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { EventRun } from '#shared/contract/head-office/packet.ts';
import { deskOf } from './manage-place.ts';

/** Refused events that the screen shows. */
const shownRefusals = 50;
/** Events that are marked in one transaction: main's loop is not held. */
const marksAtOnce = 200;
const megabyte = 1_000_000;

export async function getPackets(context: Context): Promise<Result<'getPackets'>> {
  const { db, reading } = context;
  const { work, failure } = deskOf(context).packets;
  const { headOffice } = await reading.read('packets', {});
  const { keys, since, partMegabytes } = getOffice(db);
  const last = findLastPacket(db);
  return done({
    headOffice:
      keys === null || since === null ? null : { name: keys.name, fingerprint: fingerprintOf(keys), since },
    partMegabytes,
    waiting: {
      here: headOffice.waiting,
      onDrive: headOffice.sent,
      oldest: headOffice.oldest,
      documents: headOffice.documents.waiting,
    },
    last: last === undefined ? null : viewOf(last),
    work: work && { ...work.progress },
    failure,
    receipt: findLastReceipt(db) ?? null,
    refusedCount: headOffice.refused,
    refused: headOffice.refused === 0 ? [] : listRefusedEvents(db, shownRefusals),
  });
}

function viewOf({ epoch: _epoch, id: _id, madeBy: _by, files, ...packet }: MadePacket) {
  return { ...packet, files: [...files] };
}

export async function makePacket(
  context: Context,
  { path }: Input<'makePacket'>,
): Promise<Result<'makePacket'>> {
  const { db, clock, drives, events, randomness, closing } = context;
  const { packets } = deskOf(context);
  const { keys, partMegabytes } = getOffice(db);
  if (keys === null) return failed({ code: 'no-head-office' });
  const { name: place = path } = (await drives.list()).find(({ root }) => root === path) ?? {};
  if (packets.work !== null) return failed({ code: 'under-way' });
  const { waiting, sent, documents } = summariseWaiting(db);
  if (waiting + sent + documents.waiting === 0) return failed({ code: 'nothing-waits' });
  const by = requireAccount(context).id;
  const epoch = events.epoch();
  const made = {
    epoch,
    number: nextPacketNumber(db, epoch),
    id: randomness.uuid(),
    madeAt: clock.now().toISOString(),
    madeBy: by,
    place,
  };
  const cancel = new AbortController();
  const work: PacketWork = {
    cancel: () => cancel.abort(),
    progress: { step: 'reading', done: 0, total: 0 },
  };
  packets.work = work;
  packets.failure = null;
  context.later(async () => {
    try {
      const answer = await packets.make(
        {
          folder: path,
          packet: made.id,
          number: made.number,
          terminal: events.terminal(),
          epoch,
          madeAt: made.madeAt,
          publicKey: events.publicKey(),
          signingKey: events.signingKey(),
          recipient: keys.recipient,
          headOffice: fingerprintOf(keys),
          partSize: partMegabytes * megabyte,
        },
        {
          signal: AbortSignal.any([cancel.signal, closing]),
          onProgress: (progress) => (work.progress = progress),
        },
      );
      if (answer.ok) await keep(context, made, answer.packet);
      else {
        const { problem, error } = answer;
        if (error !== null) context.log.error('packet-not-made', { stack: error });
        // A store that closes cancels it, and is written in no more.
        if (closing.aborted) return;
        packets.failure = { at: clock.now().toISOString(), problem };
        transact(db, () => recordAs(context, by, 'packet-not-made', null, { problem }));
      }
    } finally {
      packets.work = null;
    }
  });
  return done({});
}

/**
 * What is in the packet waits for an answer. Marked in several transactions: a power cut between them leaves events that
 * are in a packet and count as here alone, which claims too little and never too much.
 */
async function keep(
  context: Context,
  made: Omit<MadePacket, 'files' | 'bytes' | 'events' | 'documents' | 'missingDocuments'>,
  { runs, files, bytes, events, documents, missingDocuments }: PacketOfWaiting,
): Promise<void> {
  const { db, clock, closing } = context;
  if (closing.aborted) return;
  transact(db, () => {
    insertPacket(db, { ...made, files, bytes, events, documents, missingDocuments });
    recordAs(context, made.madeBy, 'packet-made', null, {
      number: made.number,
      events,
      documents,
      missing: missingDocuments,
    });
  });
  for (const run of runs) {
    for (const piece of piecesOf(run)) {
      await new Promise((resolve) => setImmediate(resolve));
      if (closing.aborted) return;
      transact(db, () => markEventsSent(db, piece, clock.now()));
    }
  }
}

function* piecesOf({ epoch, first, last }: EventRun) {
  for (let from = first; from <= last; from += marksAtOnce) {
    yield { epoch, first: from, last: Math.min(last, from + marksAtOnce - 1) };
  }
}

export function cancelPacket(context: Context): Result<'cancelPacket'> {
  deskOf(context).packets.work?.cancel();
  return done({});
}
