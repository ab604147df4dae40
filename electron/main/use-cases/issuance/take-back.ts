import type { Context } from '#electron/main/context/context.ts';
import { record, recordAs } from '#electron/main/context/record.ts';
import { auditSubject, type ServiceTurn } from '#electron/main/context/service-turn.ts';
import { shownTurn } from '#electron/main/context/session-state.ts';
import { isPinOf, pinGuesses } from '#electron/main/context/staff-secret.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { endService } from '#electron/main/display/end-service.ts';
import { endTurn } from '#electron/main/display/pause-turn.ts';
import { unlockView } from '../accounts/unlock-view.ts';

/** The clerk ends the worker's turn from their own view. */
export function takeBack(context: Context): Result<'takeBack'> {
  const shown = shownTurn(context.session);
  if (shown !== null) end(context, shown, 'counter');
  return done({});
}

/** One display: the clerk's own PIN, typed on the worker's view, brings the clerk's view back, unlocked. */
export async function takeBackWithPin(
  context: Context,
  { pin }: Input<'takeBackWithPin'>,
): Promise<Result<'takeBackWithPin'>> {
  const { session } = context;
  const { account } = session;
  const turn = shownTurn(session);
  if (account === null || turn === null) return failed({ code: 'wrong-pin' });
  return unlockView(context, account, {
    scope: 'take-back',
    isRight: (known) => isPinOf(context, known, pin),
    isStillAsked: () => shownTurn(session) === turn,
    onWrong: (failures) => recordAs(context, account.id, 'take-back-failed', subjectOf(turn), { failures }),
    act: () => end(context, turn, 'pin'),
    // The worker's turn is kept where it stands.
    guesses: pinGuesses,
    wrong: 'wrong-pin',
  });
}

function subjectOf(turn: WorkerTurn | ServiceTurn): string | null {
  return 'purpose' in turn ? auditSubject(turn) : turn.worker.identificationCode;
}

function end(context: Context, turn: WorkerTurn | ServiceTurn, by: 'counter' | 'pin'): void {
  context.showView('clerk');
  try {
    transact(context.db, () => record(context, 'taken-back', subjectOf(turn), { by, stage: turn.stage }));
  } finally {
    // Whatever the disk says: what is on the display is somebody's.
    if ('purpose' in turn) endService(context, turn);
    else endTurn(context, turn);
  }
}
