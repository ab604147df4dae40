import type { Context } from '#electron/main/context/context.ts';
import { hasEventsToPush } from '#electron/main/db/head-office/event-store.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { HeadOfficeDesk } from '#electron/main/head-office/office-desk.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { lineWait } from '#shared/domain/head-office/line-problem.ts';
import { exchangeSecrets } from './exchange-secrets.ts';
import { goOnJoining } from './go-on-joining.ts';
import { keepCounter, leaveCounter, noteContact } from './open-counter.ts';
import { pullFeed } from './pull-feed.ts';
import { pushDocuments } from './push-documents.ts';
import { pullReceipts, pushEvents } from './push-events.ts';

/** Milliseconds between two looks where everything is well: at the operator's answer, and at head office. */
const interval = { joining: 5000, joined: 30_000 } as const;

/** What is due over the line to head office, if anything is. Never rejects for a line that is not there. */
export async function keepLine(context: Context, signal: AbortSignal): Promise<void> {
  const { db, events, scheduler, headOffice: desk } = context;
  if (desk === undefined) return;
  const { joining, member } = getOfficeLine(db);
  const isJoining = joining !== null && joining.ended === null;
  if (!isJoining && member?.epoch !== events.epoch()) {
    await leaveCounter(desk);
    return;
  }
  const isDue = () => scheduler.monotonic() >= desk.dueAt || (desk.kept !== null && hasEventsToPush(db));
  try {
    if (isJoining) {
      if (!isDue()) return;
      desk.dueAt = Number.POSITIVE_INFINITY;
      await goOnJoining(context, desk, signal);
      const next = getOfficeLine(db).joining === null ? 0 : interval.joining;
      desk.dueAt = Math.min(desk.dueAt, scheduler.monotonic() + next);
    } else {
      if (isDue()) await exchange(context, desk, signal);
      if (desk.kept === null) return;
      const isOver = () => signal.aborted || isDue();
      await pushDocuments(context, { desk: desk.documents, line: desk.kept.line, isOver });
    }
    desk.failures = 0;
  } catch (error) {
    await leaveCounter(desk);
    if (signal.aborted) return;
    const { problem, reason } = lineFaultOf(error);
    if (!isJoining) noteContact(context, { problem, reason });
    if (problem === 'other') context.log.error('head-office-failed', { stack: describeError(error) });
    desk.failures += 1;
    const wait = lineWait(desk.failures, fraction(context));
    desk.dueAt = Math.min(desk.dueAt, scheduler.monotonic() + wait);
  }
}

/**
 * What happened here goes there, and what head office and the branch say comes back. The line is left open until the next
 * time: whatever is told meanwhile wakes this counter.
 */
async function exchange(context: Context, desk: HeadOfficeDesk, signal: AbortSignal): Promise<void> {
  // Whoever wants it sooner says so meanwhile.
  desk.dueAt = Number.POSITIVE_INFINITY;
  const { line, hello } = await keepCounter(context, desk);
  await pushEvents(context, { line, hello }, signal);
  await pullReceipts(context, line, signal);
  await pullFeed(context, line, signal);
  await exchangeSecrets(context, line, signal);
  desk.dueAt = Math.min(desk.dueAt, context.scheduler.monotonic() + interval.joined);
}

/** From 0 to below 1. */
function fraction({ randomness }: Context): number {
  const steps = 1_000_000;
  return randomness.integer(steps) / steps;
}
