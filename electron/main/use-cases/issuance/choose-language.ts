import type { Context } from '#electron/main/context/context.ts';
import { shownTurn } from '#electron/main/context/session-state.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { saveTurn } from '#electron/main/display/save-turn.ts';
import { enterService, serviceAt } from '#electron/main/display/service-step.ts';
import { turnAt } from '#electron/main/display/turn.ts';

/** At the language screen it also leads on; later it only changes the words. */
export async function chooseLanguage(
  context: Context,
  { language }: Input<'chooseLanguage'>,
): Promise<Result<'chooseLanguage'>> {
  const { turn, service } = context.session;
  if (service !== null) {
    service.language = language;
    if (serviceAt(context, 'language') === service) await enterService(context, service);
  }
  if (turn === null) return done({});
  turn.language = language;
  if (turnAt(context, 'language') === turn) {
    turn.stage = turn.stageAfterLanguage;
    saveTurn(context, turn);
  }
  return done({});
}

/** Text size and contrast last as long as the turn and are never saved. */
export function changeComfort(
  context: Context,
  { textSize, highContrast }: Input<'changeComfort'>,
): Result<'changeComfort'> {
  const turn = shownTurn(context.session);
  if (turn !== null) {
    turn.textSize = textSize;
    turn.highContrast = highContrast;
  }
  return done({});
}

export function reportActivity(context: Context): Result<'reportActivity'> {
  const turn = shownTurn(context.session);
  if (turn !== null) {
    turn.touchedAt = context.scheduler.monotonic();
    turn.resetsAt = null;
  }
  return done({});
}
