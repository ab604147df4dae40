import type { Context } from '#electron/main/context/context.ts';
import { forgetSecrets, type HelpReason, type WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { saveWrongFields } from '#electron/main/db/registration/visit-store.ts';
import { stageOnReturn } from '#shared/domain/display/issuance-states.ts';
import { record } from '../context/record.ts';
import { dropKit } from './make-kit.ts';
import { saveTurn } from './save-turn.ts';
import { showClerk } from './show-clerk.ts';

/**
 * Stops the turn until the clerk acts. Secrets are forgotten; what was proved stays. Text size and contrast go back to
 * their defaults, because whoever comes next to the display may be somebody else.
 */
export function pauseTurn(context: Context, turn: WorkerTurn, reason: Exclude<HelpReason, 'asked'>): void {
  const { stage } = turn;
  const subject = turn.worker.identificationCode;
  forgetSecrets(turn);
  turn.stage = stageOnReturn(stage);
  turn.help = reason;
  turn.resetsAt = null;
  turn.textSize = 'normal';
  turn.highContrast = false;
  try {
    transact(context.db, () => {
      dropKit(context, turn.worker, 'interrupted');
      saveTurn(context, turn);
      switch (reason) {
        case 'away':
          record(context, 'worker-away', subject, { stage });
          break;
        case 'attempts-spent':
          record(context, 'attempts-spent', subject, { stage });
          break;
        case 'data-wrong':
          saveWrongFields(context.db, turn.visitId, turn.wrongFields);
          record(context, 'data-disputed', subject, { fields: turn.wrongFields.length });
          break;
      }
    });
  } finally {
    showClerk(context);
  }
}

/**
 * Ends the turn: every buffer is zeroed and the worker's view rests, in its default language and size, also when the
 * disk takes nothing more. Spent attempts and disputed data stay so in the database; the mailbox, or the person, is
 * proved again in the next turn, because somebody else may come to it.
 */
export function endTurn(context: Context, turn: WorkerTurn): void {
  forgetSecrets(turn);
  turn.stage = stageOnReturn(turn.stage);
  turn.contactProved = false;
  context.session.lastLanguage =
    turn.stage === 'done' || turn.stage === 'language'
      ? null
      : { visitId: turn.visitId, language: turn.language };
  context.session.turn = null;
  dropKit(context, turn.worker, 'interrupted');
  saveTurn(context, turn);
}
