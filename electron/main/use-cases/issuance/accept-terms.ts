import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { passStage } from '#electron/main/display/move-turn.ts';
import { presentTerms } from '#electron/main/display/present-terms.ts';
import { turnAt } from '#electron/main/display/turn.ts';

/**
 * Accepts the text that was on the screen, named by version and hash, so that nobody accepts a text they did not see.
 * It is stored with the credential, in one transaction: until then it can be taken back.
 */
export function acceptTerms(
  context: Context,
  { version, hash }: Input<'acceptTerms'>,
): Result<'acceptTerms'> {
  const turn = turnAt(context, 'terms');
  if (turn === undefined) return wrongStep;
  const present = presentTerms(turn.worker.procedure);
  if (version !== present.version || hash !== present.hash) return failed({ code: 'terms-changed' });
  turn.acceptedTerms = { version, hash, at: context.clock.now().toISOString() };
  passStage(context, turn, 'terms-accepted');
  return done({});
}
