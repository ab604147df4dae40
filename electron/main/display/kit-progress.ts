import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findAwaitedKit, findKitInForce, voidKit } from '#electron/main/db/recovery-kit/kit-store.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { record } from '../context/record.ts';
import type { ServiceTurn } from '../context/service-turn.ts';
import type { KitProgress, TurnWorker, WorkerTurn } from '../context/worker-turn.ts';
import { serviceAt } from './service-step.ts';
import { turnAt } from './turn.ts';

/** Whose display a sheet of codes is offered on: the end of an issuance, or a service of its own. */
export type KitHolder = WorkerTurn | ServiceTurn;

/** The offer, which says whether it would end another sheet. */
export function offerKit(context: Context, { workerId }: TurnWorker): KitProgress {
  const replaces = findKitInForce(context.db, workerId) !== undefined;
  return { sheet: { state: 'offered', replaces }, awaited: null };
}

/** The person before the display, if a sheet of codes is their present question. */
export function kitHolderAt(
  context: Context,
): { readonly holder: KitHolder; readonly worker: TurnWorker } | undefined {
  const turn = turnAt(context, 'recovery-kit');
  if (turn !== undefined) return { holder: turn, worker: turn.worker };
  const service = serviceAt(context, 'kit-sheet');
  const worker = service?.subject?.worker ?? null;
  return service === undefined || worker === null ? undefined : { holder: service, worker };
}

/** A sheet that nobody said they hold, if this person has one: it never counts. True when there was one. */
export function voidAwaitedKit(
  context: Context,
  { workerId, identificationCode }: TurnWorker,
  cause: 'not-in-hand' | 'interrupted',
): boolean {
  const awaited = findAwaitedKit(context.db, workerId);
  if (awaited === undefined) return false;
  transact(context.db, () => {
    voidKit(context.db, awaited.id, cause, context.clock.now());
    record(context, 'kit-void', identificationCode, { serial: awaited.serial, cause });
  });
  return true;
}

/** What keeps the sheet in the printer, to the person who waits for it. */
export function tellKitProblem(context: Context, kitId: string, problem: PrinterProblem | null): void {
  const holder = awaitingKit(context, kitId)?.holder;
  if (holder?.kit.sheet.state !== 'printed') return;
  holder.kit = { ...holder.kit, sheet: { ...holder.kit.sheet, problem } };
}

/** The print system gave the sheet up: it is void, and its person may ask for another. */
export function failKit(context: Context, kitId: string, problem: PrinterProblem): void {
  const found = awaitingKit(context, kitId);
  if (found === undefined) return;
  voidAwaitedKit(context, found.worker, 'not-in-hand');
  found.holder.kit = { sheet: { state: 'failed', problem }, awaited: null };
}

function awaitingKit(context: Context, kitId: string): ReturnType<typeof kitHolderAt> {
  const found = kitHolderAt(context);
  return found?.holder.kit.awaited === kitId ? found : undefined;
}
