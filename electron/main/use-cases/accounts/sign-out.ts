import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { endService } from '#electron/main/display/end-service.ts';
import { endTurn } from '#electron/main/display/pause-turn.ts';

export function signOut(context: Context): Result<'signOut'> {
  endSession(context);
  return done({});
}

/** The visit stays as a draft; the worker's turn ends and its secrets are forgotten, whatever the disk says. */
export function endSession(context: Context): void {
  const { session } = context;
  if (session.account === null) return;
  const { account, turn, service } = session;
  session.account = null;
  session.language = null;
  session.locked = false;
  session.visitId = null;
  session.toSign = null;
  try {
    if (turn !== null) {
      context.showView('clerk');
      endTurn(context, turn);
    }
    if (service !== null) {
      context.showView('clerk');
      endService(context, service);
    }
  } finally {
    session.lastLanguage = null;
    transact(context.db, () => recordAs(context, account.id, 'signed-out', null, {}));
  }
}
