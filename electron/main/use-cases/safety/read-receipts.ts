import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
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
  const answer = await packets.look(path, { keys, terminal: context.events.terminal() });
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
    outcomes.push({ file: file.file, ...takeReceipt(context, file.reading, account.id) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done(outcomes);
}

function numberOf({ reading }: ReceiptFile): number {
  return reading.ok ? reading.receipt.number : 0;
}

type Taken = ReceiptOutcome extends infer Outcome
  ? Outcome extends unknown
    ? Omit<Outcome, 'file'>
    : never
  : never;

/** All of it and what is said of it, or nothing, in one transaction. `by`: who read it; null: it came over the line. */
export function takeReceipt(context: Context, reading: ReceiptFile['reading'], by: string | null): Taken {
  const { db, clock, events } = context;
  return transact(db, (): Taken => {
    const refuse = (why: ReceiptRefusalCode): Taken => {
      // Left on a drive that all terminals of a branch share, these are found each time.
      if (why !== 'already-read' && why !== 'another-terminal') {
        recordAs(context, by, 'receipt-refused', null, { why });
      }
      return { outcome: 'refused', why };
    };
    if (!reading.ok) return refuse(reading.fault);
    const here = { terminal: events.terminal(), epoch: events.epoch() };
    const refusal = judgeReceipt(db, reading, here);
    if (refusal !== undefined) return refuse(refusal);
    const { number } = reading.receipt;
    const applied = applyReceipt(db, reading, { at: clock.now(), by });
    recordAs(context, by, 'receipt-read', null, { number, ...applied });
    return { outcome: 'applied', number, ...applied };
  });
}
