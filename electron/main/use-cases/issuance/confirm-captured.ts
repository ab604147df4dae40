import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act } from '#electron/main/display/act.ts';
import { pause } from '#electron/main/display/end-session.ts';
import { leadOn, passStage } from '#electron/main/display/issuance-progress.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { privacyNotice } from '#shared/text/papers/privacy-notice.ts';

/** The worker read the notice in their language. Source: LOPDP art. 12 (informed at the moment of collection). */
export function acknowledgeNotice(context: Context): Result<'acknowledgeNotice'> {
  const session = sessionOf(context, 'acknowledgeNotice');
  const { language } = session;
  const { texts, identificationCode } = session.worker;
  const version = texts.privacyNotice;
  const notice = {
    version,
    hash: createHash('sha256')
      .update(JSON.stringify(privacyNotice(language, version)), 'utf8')
      .digest('hex'),
  };
  act(context, session, (present) => {
    record(context, 'notice-acknowledged', identificationCode, { ...notice, language });
    const at = context.clock.now().toISOString();
    return leadOn(context, present, 'notice-acknowledged', { notice: { ...notice, at } });
  });
  return done({});
}

/** Everything right: on. Something wrong: the visit goes back to the clerk, with the fields to correct. */
export function confirmCaptured(
  context: Context,
  { wrongFields }: Input<'confirmCaptured'>,
): Result<'confirmCaptured'> {
  const session = sessionOf(context, 'confirmCaptured');
  const wrong = { wrongFields: [...new Set(wrongFields)] };
  if (wrongFields.length === 0) {
    passStage(context, session, 'captured-confirmed', wrong);
    return done({});
  }
  act(context, session, (present) => pause(context, { ...present, ...wrong }, 'data-wrong'));
  showClerk(context);
  return done({});
}
