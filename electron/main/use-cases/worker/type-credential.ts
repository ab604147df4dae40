import type { Context } from '#electron/main/context.ts';
import { drawCredential } from '#electron/main/credential/credential-drawing.ts';
import { turnAt } from '#electron/main/session/turn.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';

/** The credential keyboard's own methods: characters go into main's buffer and only their number comes out. */

export function openCredentialKeyboard(
  context: Context,
  { keepOrder }: Input<'openCredentialKeyboard'>,
): Result<'openCredentialKeyboard'> {
  const turn = turnAt(context, 'credential');
  return turn === undefined ? wrongStep : done(turn.keyboard.open(keepOrder));
}

export function pressCredentialKey(
  context: Context,
  { key }: Input<'pressCredentialKey'>,
): Result<'pressCredentialKey'> {
  const turn = turnAt(context, 'credential');
  if (turn === undefined) return wrongStep;
  const outcome = turn.keyboard.press(key);
  return outcome === 'pressed' ? done({ length: turn.keyboard.length }) : failed({ code: outcome });
}

export function eraseCredential(
  context: Context,
  { everything }: Input<'eraseCredential'>,
): Result<'eraseCredential'> {
  const turn = turnAt(context, 'credential');
  if (turn === undefined) return wrongStep;
  if (everything) turn.keyboard.erase();
  else turn.keyboard.eraseLast();
  return done({ length: turn.keyboard.length });
}

export function revealCredential(context: Context): Result<'revealCredential'> {
  const turn = turnAt(context, 'credential');
  return turn === undefined ? wrongStep : done({ drawing: drawCredential(turn.keyboard.typed()) });
}
