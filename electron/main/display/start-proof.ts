import type { Context } from '#electron/main/context/context.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { stageAfter } from '#shared/domain/display/issuance-states.ts';
import { record } from '../context/record.ts';
import { drawEmailCode, sendEmailCodeLater } from './email-code.ts';
import { moveTurn, passStage, transactTurn } from './move-turn.ts';
import { showClerk } from './show-clerk.ts';
import { isStillAt } from './turn.ts';
import { flowFactsOf } from './worker-view.ts';

/**
 * Leaves the question bank: with an e-mail address a code is drawn and queued in the same transaction, without one
 * the clerk is called to prove the identity. False when the turn ended meanwhile.
 */
export async function startProof(context: Context, turn: WorkerTurn): Promise<boolean> {
  const { email } = turn.worker;
  const next = stageAfter(turn.stage, 'answers-practised', flowFactsOf(turn));
  if (next !== 'email-code' || email === null) {
    passStage(context, turn, 'answers-practised');
    if (next === 'counter-proof') showClerk(context);
    return true;
  }
  const { stage } = turn;
  const drawn = await drawEmailCode(context, turn, email);
  if (!isStillAt(context, turn, stage)) return false;
  transactTurn(context, turn, () => {
    drawn.save();
    record(context, 'worker-stage-passed', turn.worker.identificationCode, { stage });
    turn.emailCode = drawn.code;
    moveTurn(context, turn, 'answers-practised');
  });
  sendEmailCodeLater(context);
  return true;
}
