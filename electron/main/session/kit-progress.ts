import type { Context } from '#electron/main/context.ts';
import { findKitInForce } from '#electron/main/db/kit-store.ts';
import type { KitSheet } from '#shared/api/kit-session.ts';
import { serviceAt } from './service-step.ts';
import type { ServiceTurn } from './service-turn.ts';
import type { TurnWorker, WorkerTurn } from './session-state.ts';
import { turnAt } from './turn.ts';

/** Whose display a sheet of codes is offered on: the end of an issuance, or a service of its own. */
export type KitHolder = WorkerTurn | ServiceTurn;

/** How far it is. There is no code in it. */
export interface KitProgress {
  readonly sheet: KitSheet;
  /** Of the sheet the printer took, while the person has not said whether they hold it. */
  readonly awaited: string | null;
}

export const kitOffered: KitProgress = { sheet: { state: 'offered', replaces: false }, awaited: null };

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
