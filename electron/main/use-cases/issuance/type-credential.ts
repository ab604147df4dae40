import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { drawCredential } from '#electron/main/credential/credential-drawing.ts';
import type { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import { serviceAt } from '#electron/main/display/service-step.ts';
import { turnAt } from '#electron/main/display/turn.ts';

/** The credential keyboard's own methods: characters go into main's buffer and only their number comes out. */

/** Wherever a credential is typed: a new one, or the one in force to be checked. */
function keyboardOf(context: Context): CredentialKeyboard | undefined {
  const shown =
    turnAt(context, 'credential') ??
    serviceAt(context, 'check-credential') ??
    serviceAt(context, 'new-credential');
  return shown?.keyboard;
}

export function openCredentialKeyboard(
  context: Context,
  { keepOrder }: Input<'openCredentialKeyboard'>,
): Result<'openCredentialKeyboard'> {
  const keyboard = keyboardOf(context);
  return keyboard === undefined ? wrongStep : done(keyboard.open(keepOrder));
}

export function pressCredentialKey(
  context: Context,
  { key }: Input<'pressCredentialKey'>,
): Result<'pressCredentialKey'> {
  const keyboard = keyboardOf(context);
  if (keyboard === undefined) return wrongStep;
  const outcome = keyboard.press(key);
  return outcome === 'pressed' ? done({ length: keyboard.length }) : failed({ code: outcome });
}

export function eraseCredential(
  context: Context,
  { everything }: Input<'eraseCredential'>,
): Result<'eraseCredential'> {
  const keyboard = keyboardOf(context);
  if (keyboard === undefined) return wrongStep;
  if (everything) keyboard.erase();
  else keyboard.eraseLast();
  return done({ length: keyboard.length });
}

export function revealCredential(context: Context): Result<'revealCredential'> {
  const keyboard = keyboardOf(context);
  return keyboard === undefined ? wrongStep : done({ drawing: drawCredential(keyboard.typed()) });
}
