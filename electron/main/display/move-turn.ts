import type { Context } from '#electron/main/context/context.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type IssuanceAnswer, stageAfter } from '#shared/domain/display/issuance-states.ts';
import { record } from '../context/record.ts';
import { saveTurn } from './save-turn.ts';
import { flowFactsOf } from './worker-view.ts';

/**
 * One act on the turn, in memory as in the database: when the commit fails (the disk is full) the turn is put back as
 * it was, so that no screen shows a step that was never saved.
 */
export function transactTurn<Value>(context: Context, turn: WorkerTurn, act: () => Value): Value {
  const before = { ...turn };
  try {
    return transact(context.db, act);
  } catch (error) {
    Object.assign(turn, before);
    throw error;
  }
}

/**
 * Moves the turn on and saves where it stands, inside the caller's transaction. The caller has checked the stage: an
 * event that does not belong to it is a bug.
 */
export function moveTurn(context: Context, turn: WorkerTurn, event: IssuanceAnswer): void {
  const stage = stageAfter(turn.stage, event, flowFactsOf(turn));
  if (stage === undefined) throw new Error(`the event ${event} does not belong to the stage ${turn.stage}`);
  saveTurn(context, { ...turn, stage });
  turn.stage = stage;
}

/** The same as an act of its own, with its audit row. */
export function passStage(context: Context, turn: WorkerTurn, event: IssuanceAnswer): void {
  transactTurn(context, turn, () => {
    record(context, 'worker-stage-passed', turn.worker.identificationCode, { stage: turn.stage });
    moveTurn(context, turn, event);
  });
}
