import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { moveTurn, passStage, transactTurn } from '#electron/main/display/move-turn.ts';
import { pauseTurn } from '#electron/main/display/pause-turn.ts';
import { turnAt } from '#electron/main/display/turn.ts';
import { privacyNotice, privacyNoticeVersions } from '#shared/text/papers/privacy-notice.ts';

/** The worker read the notice in their language. Source: LOPDP art. 12 (informed at the moment of collection). */
export function acknowledgeNotice(context: Context): Result<'acknowledgeNotice'> {
  const turn = turnAt(context, 'notice');
  if (turn === undefined) return wrongStep;
  const { language } = turn;
  const { procedure } = turn.worker;
  const notice = {
    version: privacyNoticeVersions[procedure],
    hash: createHash('sha256')
      .update(JSON.stringify(privacyNotice(language, procedure)), 'utf8')
      .digest('hex'),
  };
  transactTurn(context, turn, () => {
    record(context, 'notice-acknowledged', turn.worker.identificationCode, { ...notice, language });
    turn.notice = { ...notice, at: context.clock.now().toISOString() };
    moveTurn(context, turn, 'notice-acknowledged');
  });
  return done({});
}

/** Everything right: on. Something wrong: the visit goes back to the clerk, with the fields to correct. */
export function confirmCaptured(
  context: Context,
  { wrongFields }: Input<'confirmCaptured'>,
): Result<'confirmCaptured'> {
  const turn = turnAt(context, 'confirm-captured');
  if (turn === undefined) return wrongStep;
  turn.wrongFields = [...new Set(wrongFields)];
  if (turn.wrongFields.length > 0) pauseTurn(context, turn, 'data-wrong');
  else passStage(context, turn, 'captured-confirmed');
  return done({});
}
