import type { Context } from '#electron/main/context/context.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';

/** Help for which the turn stands still until the clerk has acted. */
function isPaused(turn: WorkerTurn): boolean {
  return turn.help !== null && turn.help !== 'asked';
}

/** The present turn if it stands at `stage` and may go on; otherwise undefined, the worker's "wrong step". */
export function turnAt(context: Context, stage: IssuanceStage): WorkerTurn | undefined {
  const { turn } = context.session;
  return turn !== null && turn.stage === stage && !isPaused(turn) ? turn : undefined;
}

/** After waiting for a hash or a mail: is this still the same turn, at the same stage? */
export function isStillAt(context: Context, turn: WorkerTurn, stage: IssuanceStage): boolean {
  return turnAt(context, stage) === turn;
}
