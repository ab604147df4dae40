import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { drawCredential } from '#electron/main/credential/credential-drawing.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';

/**
 * The credential keyboard's own methods: characters go into main's buffer and only their number comes out. Accepted
 * wherever a credential is typed: a new one, or the one in force to be checked.
 */

export function openCredentialKeyboard(
  context: Context,
  { keepOrder }: Input<'openCredentialKeyboard'>,
): Result<'openCredentialKeyboard'> {
  return done(sessionOf(context, 'openCredentialKeyboard').keyboard.open(keepOrder));
}

export function pressCredentialKey(
  context: Context,
  { key }: Input<'pressCredentialKey'>,
): Result<'pressCredentialKey'> {
  const { keyboard } = sessionOf(context, 'pressCredentialKey');
  const outcome = keyboard.press(key);
  return outcome === 'pressed' ? done({ length: keyboard.length }) : failed({ code: outcome });
}

export function eraseCredential(
  context: Context,
  { everything }: Input<'eraseCredential'>,
): Result<'eraseCredential'> {
  const { keyboard } = sessionOf(context, 'eraseCredential');
  if (everything) keyboard.erase();
  else keyboard.eraseLast();
  return done({ length: keyboard.length });
}

export function revealCredential(context: Context): Result<'revealCredential'> {
  return done({ drawing: drawCredential(sessionOf(context, 'revealCredential').keyboard.typed()) });
}
