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
import { createSignatureCheck } from '#electron/main/keys/signing-key.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { FeedAnswer } from '#shared/contract/head-office/line.ts';
import { applyDecision } from './apply-decision.ts';
import { applyTold } from './apply-told.ts';
import { type FeedJudge, judgeFeedRow } from './judge-feed.ts';
import { createPace } from './pace.ts';

/** Rows in one call, and in one transaction at most: as many as main's loop may be held for. */
const batch = 200;
const rowsAtOnce = 50;

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
  const { events } = context;
  const judge = {
    terminal: events.terminal(),
    epoch: events.epoch(),
    keys,
    isSignedBy: createSignatureCheck(),
  };
  const pace = createPace(context);
  let kept = feed?.kept ?? 0;
  while (!signal.aborted) {
    const rows = await line.feed(kept, batch);
    if (rows.length === 0 || context.closing.aborted) break;
    const first = kept;
    while (kept - first < rows.length) {
      await pace.letOthers(signal);
      if (signal.aborted || context.closing.aborted) return;
      const some = rows.slice(kept - first, kept - first + rowsAtOnce);
      kept = keepRows(context, { judge, isOver: pace.begin() }, kept, some);
    }
    await pace.letOthers(signal);
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

interface Keeping {
  readonly judge: FeedJudge;
  /** Whether it has taken its time; one row is kept nevertheless. */
  readonly isOver: () => boolean;
}

/** As many of them as it has time for and how far the feed was read, or what stands before the first that is not believed. */
function keepRows(context: Context, { judge, isOver }: Keeping, before: number, rows: FeedAnswer): number {
  const { db } = context;
  let why: string | undefined;
  let kept = before;
  transact(db, () => {
    const counted = { events: 0, decisions: 0 };
    for (const row of rows) {
      if (kept > before && isOver()) break;
      const { position } = row;
      if (position !== kept + 1) {
        why = 'the feed has a gap';
        break;
      }
      const finding = judgeFeedRow(db, row, judge);
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
    saveKeptPosition(db, fingerprintOf(judge.keys), kept);
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
