import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listEpochs } from '#electron/main/db/head-office/event-origin.ts';
import {
  type EventToSend,
  findEventHash,
  findLastEventThrough,
  findOldestSaved,
  listEventsAfter,
  markEventsReceived,
} from '#electron/main/db/head-office/event-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { lastReceiptNumber } from '#electron/main/db/head-office/receipt-store.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import { readReceipt } from '#electron/main/packets/receipt-file.ts';
import { takeReceipt } from '#electron/main/use-cases/safety/read-receipts.ts';
import type { HelloAnswer, SubmitAnswer } from '#shared/contract/head-office/line.ts';
import type { HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';

/** Events in one call, and letters of their texts: far less than head office takes, so that main's loop is not held. */
const batch = { events: 200, letters: 500_000 } as const;
/** Receipts in one call. */
const receiptsAtOnce = 2;

interface Greeted {
  readonly line: CounterLine;
  readonly hello: HelloAnswer;
}

/**
 * Every event that head office has not, epoch by epoch in their order. What lies there is sent; only a receipt confirms.
 * Rejects with a `LineFault`, also where head office knows another history than this store.
 */
export async function pushEvents(
  context: Context,
  { line, hello }: Greeted,
  signal: AbortSignal,
): Promise<void> {
  const { db, events } = context;
  const received = new Map(hello.received.map(({ epoch, number }) => [epoch, number]));
  for (const { epoch, number, hash } of hello.received) {
    const own = findEventHash(db, epoch, number);
    // A restore need not have brought back what an epoch before had told.
    if (own === undefined && epoch < events.epoch()) continue;
    if (own !== hash) {
      await tellHistory(context, line, epoch, number);
      throw new LineFault('two-histories');
    }
    await markAllReceived(context, epoch, number);
    if (context.closing.aborted) return;
  }
  for (const { epoch } of listEpochs(db)) {
    let last = received.get(epoch) ?? 0;
    while (!signal.aborted) {
      const next = cut(listEventsAfter(db, epoch, last, batch.events));
      if (next.length === 0) break;
      const answer = await line.submit(epoch, last + 1, next);
      if (context.closing.aborted) return;
      last = takeAnswer(context, epoch, last, answer);
    }
  }
}

/**
 * Head office is shown what this store has in that place, or last before it, so that it stops the other machine as well:
 * one that was put back to an older state, and told nothing since, is known there and stops nobody.
 */
async function tellHistory({ db }: Context, line: CounterLine, epoch: number, number: number): Promise<void> {
  const own = findLastEventThrough(db, epoch, number);
  if (own !== undefined) await line.submit(epoch, own.number, [own]);
}

/** As many of them as one call carries; one is never too long. */
function cut(events: readonly EventToSend[]): readonly EventToSend[] {
  let letters = 0;
  const end = events.findIndex(({ content }, place) => {
    letters += content.length;
    return letters > batch.letters && place > 0;
  });
  return end === -1 ? events : events.slice(0, end);
}

/** What was taken is sent; gives the last number that was. Throws why the rest was not. */
function takeAnswer(context: Context, epoch: number, before: number, answer: SubmitAnswer): number {
  const stop = answer.find(({ state }) => !isTaken(state));
  const last = stop === undefined ? (answer.at(-1)?.number ?? before) : stop.number - 1;
  if (last > before) markReceived(context, epoch, last);
  if (stop === undefined && last > before) return last;
  switch (stop?.state) {
    case 'chain':
    case 'fork':
      throw new LineFault('two-histories');
    case 'unknown-epoch':
      throw new LineFault('unknown-epoch');
    default:
      throw new LineFault('bad-call');
  }
}

/** It lies there and has its place; one that is set aside keeps none of the others from passing. */
function isTaken(state: SubmitAnswer[number]['state']): boolean {
  return state === 'received' || state === 'acknowledged' || state === 'refused' || state === 'set-aside';
}

function markReceived({ db, clock }: Context, epoch: number, through: number): void {
  transact(db, () => markEventsReceived(db, epoch, through, clock.now()));
}

/** Also where a copy that was put back has thousands of them: main's loop is not held. */
async function markAllReceived(context: Context, epoch: number, through: number): Promise<void> {
  for (;;) {
    const next = findOldestSaved(context.db, epoch);
    if (next === undefined || next > through || context.closing.aborted) return;
    markReceived(context, epoch, Math.min(through, next + batch.events));
    await turn();
  }
}

/** What head office says of events, read, judged and applied as from a drive. Rejects with a `LineFault`. */
export async function pullReceipts(context: Context, line: CounterLine, signal: AbortSignal): Promise<void> {
  const { keys } = getOffice(context.db);
  if (keys === null) return;
  const before = lastReceiptNumber(context.db, fingerprintOf(keys));
  let after = before;
  while (!signal.aborted) {
    const receipts = await line.receipts(after, receiptsAtOnce);
    if (receipts.length === 0 || context.closing.aborted) break;
    for (const { number, content } of receipts) {
      const reading = readingOf(content, keys);
      // Reading a thousand answers takes as long as applying them: each in its turn.
      await turn();
      if (context.closing.aborted) return;
      takeReceipt(context, reading, null);
      after = number;
      await turn();
      if (context.closing.aborted) return;
    }
  }
  const last = lastReceiptNumber(context.db, fingerprintOf(keys));
  if (last > before) await line.acknowledge(0, last);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

function readingOf(content: string, keys: HeadOfficeKeys) {
  const reading = readReceipt(Buffer.from(content), keys);
  if (!reading.ok) return reading;
  const hash = createHash('sha256').update(reading.content).digest('hex');
  return { ok: true, receipt: reading.receipt, hash } as const;
}
