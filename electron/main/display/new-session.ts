import type { Context } from '#electron/main/context/context.ts';
import type { DisplaySession } from '#electron/main/context/display-session.ts';
import { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';

/** What every session at the display begins with: the settings of nobody yet, and no help asked. */
export function newSession({ randomness, scheduler }: Context, visitId: string, language: LanguageCode) {
  return {
    key: Symbol(visitId),
    visitId,
    language,
    textSize: 'normal',
    highContrast: false,
    help: null,
    code: null,
    kit: { sheet: { state: 'offered', replaces: false }, awaited: null },
    keyboard: new CredentialKeyboard(randomness),
    touchedAt: scheduler.monotonic(),
    resetsAt: null,
  } as const satisfies Partial<DisplaySession>;
}
