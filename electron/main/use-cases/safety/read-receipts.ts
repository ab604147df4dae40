import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { applyReceipt, judgeReceipt } from '#electron/main/db/head-office/receipt-store.ts';
import type { ReceiptFile } from '#electron/main/db/safety/packet-orders.ts';
import type { ReceiptOutcome, ReceiptRefusalCode } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { deskOf } from './manage-place.ts';

export async function readReceipts(
  context: Context,
  { path }: Input<'readReceipts'>,
): Promise<Result<'readReceipts'>> {
  const { packets } = deskOf(context);
  const { keys } = getOffice(context.db);
  if (keys === null) return failed({ code: 'no-head-office' });
  if (packets.work !== null) return failed({ code: 'under-way' });
  const account = requireAccount(context);
  const answer = await packets.look(path, keys);
  if (!answer.ok) {
    if (answer.error !== null) context.log.error('receipts-not-read', { stack: answer.error });
    return failed({ code: answer.problem });
  }
  // A packet that was begun meanwhile counts what waits.
  if (packets.work !== null) return failed({ code: 'under-way' });
  const inOrder = answer.receipts.toSorted((a, b) => numberOf(a) - numberOf(b));
  const outcomes: ReceiptOutcome[] = [];
  for (const file of inOrder) {
    // Others had their turn meanwhile, and may have ended the session.
    if (context.closing.aborted || context.session.account !== account) break;
    outcomes.push(take(context, file));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done(outcomes);
}

function numberOf({ reading }: ReceiptFile): number {
  return reading.ok ? reading.receipt.number : 0;
}

/** All of it and what is said of it, or nothing, in one transaction. */
function take(context: Context, { file, reading }: ReceiptFile): ReceiptOutcome {
  const { db, clock, events } = context;
  return transact(db, (): ReceiptOutcome => {
    const refuse = (why: ReceiptRefusalCode): ReceiptOutcome => {
      // Left on a drive that all terminals of a branch share, these are found each time.
      if (why !== 'already-read' && why !== 'another-terminal')
        record(context, 'receipt-refused', null, { why });
      return { file, outcome: 'refused', why };
    };
    if (!reading.ok) return refuse(reading.fault);
    const here = { terminal: events.terminal(), epoch: events.epoch() };
    const refusal = judgeReceipt(db, reading, here);
    if (refusal !== undefined) return refuse(refusal);
    const { number } = reading.receipt;
    const applied = applyReceipt(db, reading, { at: clock.now(), by: requireAccount(context).id });
    record(context, 'receipt-read', null, { number, ...applied });
    return { file, outcome: 'applied', number, ...applied };
  });
}
