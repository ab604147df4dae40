import type { Context } from '#electron/main/context/context.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { HeadOfficeDesk } from '#electron/main/head-office/office-desk.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { lineWait } from '#shared/domain/head-office/line-problem.ts';
import { goOnJoining } from './go-on-joining.ts';
import { noteContact, openCounter } from './open-counter.ts';
import { pullFeed } from './pull-feed.ts';
import { pullReceipts, pushEvents } from './push-events.ts';

/** Milliseconds between two looks where everything is well: at the operator's answer, and at head office. */
const interval = { joining: 5000, joined: 30_000 } as const;

/** What is due over the line to head office, if anything is. Never rejects for a line that is not there. */
export async function keepLine(context: Context, signal: AbortSignal): Promise<void> {
  const { db, events, scheduler, headOffice: desk } = context;
  if (desk === undefined || scheduler.monotonic() < desk.dueAt) return;
  const { joining, member } = getOfficeLine(db);
  const isJoining = joining !== null && joining.ended === null;
  if (!isJoining && member?.epoch !== events.epoch()) return;
  // Whoever wants it sooner says so meanwhile.
  desk.dueAt = Number.POSITIVE_INFINITY;
  try {
    if (isJoining) await goOnJoining(context, desk, signal);
    else await exchange(context, desk, signal);
    desk.failures = 0;
    const next = getOfficeLine(db).joining === null ? (isJoining ? 0 : interval.joined) : interval.joining;
    desk.dueAt = Math.min(desk.dueAt, scheduler.monotonic() + next);
  } catch (error) {
    if (signal.aborted) return;
    const { problem, reason } = lineFaultOf(error);
    if (!isJoining) noteContact(context, { problem, reason });
    if (problem === 'other') context.log.error('head-office-failed', { stack: describeError(error) });
    desk.failures += 1;
    desk.dueAt = Math.min(desk.dueAt, scheduler.monotonic() + lineWait(desk.failures, fraction(context)));
  }
}

/**
 * What happened here goes there, and what head office and the branch say comes back. The line is left open until the next
 * time: whatever is told meanwhile wakes this counter.
 */
async function exchange(context: Context, desk: HeadOfficeDesk, signal: AbortSignal): Promise<void> {
  const before = desk.ear;
  desk.ear = null;
  await before?.close();
  // It outlives this run, and ends with the store.
  const { line, hello } = await openCounter(context, desk, AbortSignal.any([signal, context.closing]));
  try {
    await line.listen(hello.branch, () => {
      desk.dueAt = 0;
    });
    await pushEvents(context, { line, hello }, signal);
    await pullReceipts(context, line, signal);
    await pullFeed(context, line, signal);
    desk.ear = line;
  } finally {
    if (desk.ear !== line) await line.close();
  }
}

/** From 0 to below 1. */
function fraction({ randomness }: Context): number {
  const steps = 1_000_000;
  return randomness.integer(steps) / steps;
}
