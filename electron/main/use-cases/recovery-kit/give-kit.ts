import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, DisplaySession, KitProgress } from '#electron/main/context/display-session.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import {
  clearKitAttempts,
  findKitInForce,
  listKitCodes,
  putKitInForce,
  voidKit,
} from '#electron/main/db/recovery-kit/kit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, show } from '#electron/main/display/act.ts';
import { endSession } from '#electron/main/display/end-session.ts';
import { leadOn, passStage } from '#electron/main/display/issuance-progress.ts';
import { kitFailed, kitOwner } from '#electron/main/display/kit-progress.ts';
import { dropKit, makeKit } from '#electron/main/display/make-kit.ts';
import { finishService } from '#electron/main/display/service-step.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';

/** A sheet of recovery codes, from the question to the person's hand. */

export function printKit(context: Context): Result<'printKit'> {
  const session = sessionOf(context, 'printKit');
  if (!isOffered(session)) return wrongStep;
  if (getSettings(context.db).printer === null) {
    show(context, session, (present) => ({ ...present, kit: kitFailed('no-printer-chosen') }));
    return done({});
  }
  show(context, session, (present) => ({ ...present, kit: { sheet: { state: 'making' }, awaited: null } }));
  context.later(() => makeKit(context, session));
  return done({});
}

/**
 * In hand: the sheet is in force, the one before is void and its wrong codes are forgotten, in one transaction with
 * their trail. Not in hand, torn or jammed: it is void, whoever finds it in the printer later.
 */
export function confirmKit(context: Context, { inHand }: Input<'confirmKit'>): Result<'confirmKit'> {
  const session = sessionOf(context, 'confirmKit');
  if (session.kit.sheet.state !== 'printed') return wrongStep;
  const worker = kitOwner(session);
  act(context, session, (present) => {
    if (!inHand) {
      dropKit(context, worker, 'not-in-hand');
      return { ...present, kit: kitFailed('not-in-hand') };
    }
    putInForce(context, present.kit, worker);
    return present.kind === 'service'
      ? finishService(context, present, 'kit-issued', 'kit-issued')
      : leadOn(context, present, 'kit-settled');
  });
  return done({});
}

/** No sheet is on its way. */
function isOffered({ kit: { sheet } }: DisplaySession): boolean {
  return sheet.state === 'offered' || sheet.state === 'failed';
}

function putInForce(context: Context, { awaited, sheet }: KitProgress, worker: AttendedPerson): void {
  const { db, clock } = context;
  const { workerId, identificationCode } = worker;
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
  emit(context, 'recovery-kit-issued', workerId, {
    workerId,
    identificationCode,
    kitId: awaited,
    serial: sheet.serial,
    codes: listKitCodes(db, awaited),
    replaced: before?.id ?? null,
    issuedAt: at.toISOString(),
  });
}

export function declineKit(context: Context): Result<'declineKit'> {
  const session = sessionOf(context, 'declineKit');
  if (!isOffered(session)) return wrongStep;
  if (session.kind === 'issuance') {
    passStage(context, session, 'kit-settled');
  } else {
    endSession(context, session);
    showClerk(context);
  }
  return done({});
}
