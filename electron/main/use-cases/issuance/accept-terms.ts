import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { passStage } from '#electron/main/display/issuance-progress.ts';
import { presentTerms } from '#electron/main/display/present-terms.ts';

/**
 * Accepts the text that was on the screen, named by version and hash, so that nobody accepts a text they did not see.
 * It is stored with the credential, in one transaction: until then it can be taken back.
 */
export function acceptTerms(
  context: Context,
  { version, hash }: Input<'acceptTerms'>,
): Result<'acceptTerms'> {
  const session = sessionOf(context, 'acceptTerms');
  const present = presentTerms(session.worker.texts);
  if (version !== present.version || hash !== present.hash) return failed({ code: 'terms-changed' });
  const acceptedTerms = { version, hash, at: context.clock.now().toISOString() };
  passStage(context, session, 'terms-accepted', { acceptedTerms });
  return done({});
}
