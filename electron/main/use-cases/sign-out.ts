import type { Context } from '#electron/main/context.ts';
import { transact } from '#electron/main/db/transact.ts';
import { endTurn } from '#electron/main/session/pause-turn.ts';
import { record } from '#electron/main/session/record.ts';
import { done, type Result } from './use-case.ts';

export function signOut(context: Context): Result<'signOut'> {
  endSession(context);
  return done({});
}

/** The visit stays as a draft; the worker's turn ends and its secrets are forgotten. */
export function endSession(context: Context): void {
  const { session } = context;
  if (session.account === null) return;
  const { turn } = session;
  transact(context.db, () => record(context, 'signed-out', null, {}));
  if (turn !== null) {
    endTurn(context, turn);
    context.showView('clerk');
  }
  session.account = null;
  session.locked = false;
  session.visitId = null;
  session.lastLanguage = null;
}
