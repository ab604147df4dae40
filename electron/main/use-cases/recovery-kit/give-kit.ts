import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertOutboxItem } from '#electron/main/db/head-office/outbox-store.ts';
import {
  clearKitAttempts,
  findKitInForce,
  putKitInForce,
  voidKit,
} from '#electron/main/db/recovery-kit/kit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { endService, finishService, showOutcome } from '#electron/main/display/end-service.ts';
import { type KitHolder, kitHolderAt } from '#electron/main/display/kit-progress.ts';
import { dropKit, makeKit } from '#electron/main/display/make-kit.ts';
import { moveTurn, passStage, transactTurn } from '#electron/main/display/move-turn.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';

/** A sheet of recovery codes, from the question to the person's hand. */

export function printKit(context: Context): Result<'printKit'> {
  const found = kitHolderAt(context);
  if (found === undefined) return wrongStep;
  const { holder, worker } = found;
  const { state } = holder.kit.sheet;
  if (state !== 'offered' && state !== 'failed') return wrongStep;
  if (getSettings(context.db).printer === null) {
    holder.kit = { sheet: { state: 'failed', problem: 'no-printer-chosen' }, awaited: null };
    return done({});
  }
  holder.kit = { sheet: { state: 'making' }, awaited: null };
  context.later(() => makeKit(context, holder, worker));
  return done({});
}

/**
 * In hand: the sheet is in force, the one before is void and its wrong codes are forgotten, in one transaction with
 * their trail. Not in hand, torn or jammed: it is void, whoever finds it in the printer later.
 */
export function confirmKit(context: Context, { inHand }: Input<'confirmKit'>): Result<'confirmKit'> {
  const found = kitHolderAt(context);
  if (found === undefined || found.holder.kit.sheet.state !== 'printed') return wrongStep;
  const { holder, worker } = found;
  if (!inHand) {
    dropKit(context, worker, 'not-in-hand');
    holder.kit = { sheet: { state: 'failed', problem: 'not-in-hand' }, awaited: null };
    return done({});
  }
  if ('purpose' in holder) {
    transact(context.db, () => {
      putInForce(context, holder, worker);
      finishService(context, holder, 'kit-issued');
    });
    showOutcome(holder, 'kit-issued');
  } else {
    transactTurn(context, holder, () => {
      putInForce(context, holder, worker);
      moveTurn(context, holder, 'kit-settled');
    });
  }
  return done({});
}

function putInForce(context: Context, holder: KitHolder, worker: TurnWorker): void {
  const { db, clock, randomness } = context;
  const { workerId, identificationCode } = worker;
  const { awaited, sheet } = holder.kit;
  if (awaited === null || sheet.state !== 'printed') throw new Error('no sheet was printed');
  const at = clock.now();
  const before = findKitInForce(db, workerId);
  if (before !== undefined) voidKit(db, before.id, 'replaced', at);
  putKitInForce(db, awaited, at);
  clearKitAttempts(db, identificationCode);
  record(context, 'kit-issued', identificationCode, {
    serial: sheet.serial,
    replaced: before?.serial ?? null,
  });
  insertOutboxItem(db, {
    id: randomness.uuid(),
    kind: 'recovery-kit-issued',
    subject: workerId,
    payload: { workerId, identificationCode, serial: sheet.serial, issuedAt: at.toISOString() },
    at,
  });
}

export function declineKit(context: Context): Result<'declineKit'> {
  const found = kitHolderAt(context);
  if (found === undefined) return wrongStep;
  const { holder } = found;
  const { state } = holder.kit.sheet;
  if (state !== 'offered' && state !== 'failed') return wrongStep;
  if ('purpose' in holder) {
    endService(context, holder);
    showClerk(context);
  } else passStage(context, holder, 'kit-settled');
  return done({});
}
