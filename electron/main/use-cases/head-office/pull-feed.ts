import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { savePeppersElsewhere } from '#electron/main/db/head-office/asking-store.ts';
import {
  findBranchFeed,
  insertBranchDecision,
  insertBranchEvent,
  saveAcknowledgedPosition,
  saveKeptPosition,
} from '#electron/main/db/head-office/branch-feed-store.ts';
import { findAppliedPosition } from '#electron/main/db/head-office/branch-people-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { FeedAnswer } from '#shared/contract/head-office/line.ts';
import type { HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';
import { applyDecision } from './apply-decision.ts';
import { applyTold } from './apply-told.ts';
import { judgeFeedRow } from './judge-feed.ts';

/** Rows in one call, and in one transaction: a signature takes some 0.1 ms, and main's loop is not held. */
const batch = 200;
const rowsAtOnce = 20;

/**
 * What the branch told and head office decided since the last time, each row looked at and kept as it came, with the
 * position in the same transaction. Rejects with a `LineFault`; nothing after a row that is not believed is taken.
 */
export async function pullFeed(context: Context, line: CounterLine, signal: AbortSignal): Promise<void> {
  const { db } = context;
  const { keys } = getOffice(db);
  if (keys === null) return;
  const feed = findBranchFeed(db);
  if (feed !== undefined && feed.headOffice !== fingerprintOf(keys)) throw new LineFault('another-office');
  let kept = feed?.kept ?? 0;
  while (!signal.aborted) {
    const rows = await line.feed(kept, batch);
    if (rows.length === 0 || context.closing.aborted) break;
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      kept = keepRows(context, keys, kept, rows.slice(first, first + rowsAtOnce));
      await new Promise((resolve) => setImmediate(resolve));
      if (context.closing.aborted) return;
    }
  }
  await applyTold(context, signal);
  const applied = findAppliedPosition(db);
  if (signal.aborted || context.closing.aborted || applied <= (feed?.acknowledged ?? 0)) return;
  await line.acknowledge(applied, 0);
  if (context.closing.aborted) return;
  transact(db, () => saveAcknowledgedPosition(db, applied));
}

/** Wherever in it a hash names one. */
function peppersIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'pepper' && typeof each === 'string' ? [each] : peppersIn(each),
  );
}

/** All of them and how far the feed was read, or what stands before the first that is not believed. */
function keepRows(context: Context, keys: HeadOfficeKeys, before: number, rows: FeedAnswer): number {
  const { db, events } = context;
  const here = { terminal: events.terminal(), epoch: events.epoch(), keys };
  let why: string | undefined;
  let kept = before;
  transact(db, () => {
    const counted = { events: 0, decisions: 0 };
    for (const row of rows) {
      const { position } = row;
      if (position !== kept + 1) {
        why = 'the feed has a gap';
        break;
      }
      const finding = judgeFeedRow(db, row, here);
      if (finding.is === 'not-believed') {
        ({ why } = finding);
        break;
      }
      if (finding.is === 'event') {
        insertBranchEvent(db, { position, ...finding });
        counted.events += 1;
      } else if (finding.is === 'decision') {
        const { reading, content, signature, told } = finding;
        const { decision } = reading;
        if (told !== undefined && told.event.type !== 'person-asked') {
          insertBranchEvent(db, { position, ...told });
          savePeppersElsewhere(db, peppersIn(told.event.payload));
        }
        const state = reading.state === 'known' ? applyDecision(context, decision, position) : 'newer';
        insertBranchDecision(db, { position, decision, content, signature, state });
        counted.decisions += 1;
      }
      kept = position;
    }
    if (kept === before) return;
    saveKeptPosition(db, fingerprintOf(keys), kept);
    if (counted.events + counted.decisions > 0) {
      recordAs(context, null, 'branch-heard', null, { through: kept, ...counted });
    }
  });
  if (why !== undefined) {
    context.log.error('feed-not-believed', { state: `position ${kept + 1}: ${why}` });
    throw new LineFault('feed-not-believed');
  }
  return kept;
}
