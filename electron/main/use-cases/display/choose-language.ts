import type { Context } from '#electron/main/context/context.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { act, show, stillAt } from '#electron/main/display/act.ts';
import { leadOn } from '#electron/main/display/issuance-progress.ts';
import { advanceToProof } from '#electron/main/display/service-step.ts';

/** At the language screen it also leads on; later it only changes the words. */
export async function chooseLanguage(
  context: Context,
  { language }: Input<'chooseLanguage'>,
): Promise<Result<'chooseLanguage'>> {
  const { display } = context.session;
  if (display === null) return done({});
  if (display.stage !== 'language' || stillAt(context, display) === undefined) {
    show(context, display, (session) => ({ ...session, language }));
  } else if (display.kind === 'service') {
    await advanceToProof(context, display, 'language-chosen', { language });
  } else {
    act(context, display, (session) => leadOn(context, session, 'language-chosen', { language }));
  }
  return done({});
}

/** Text size and contrast last as long as the session and are never saved. */
export function changeAccessibility(
  context: Context,
  { textSize, highContrast }: Input<'changeAccessibility'>,
): Result<'changeAccessibility'> {
  const { display } = context.session;
  if (display !== null) show(context, display, (session) => ({ ...session, textSize, highContrast }));
  return done({});
}

export function reportActivity(context: Context): Result<'reportActivity'> {
  const { display } = context.session;
  const touchedAt = context.scheduler.monotonic();
  if (display !== null) show(context, display, (session) => ({ ...session, touchedAt, resetsAt: null }));
  return done({});
}
