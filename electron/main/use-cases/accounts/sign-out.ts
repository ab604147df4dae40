import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { done, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { endSession as endDisplaySession } from '#electron/main/display/end-session.ts';

export function signOut(context: Context): Result<'signOut'> {
  endSession(context);
  return done({});
}

/** The visit stays as a draft; the worker's session ends and its secrets are forgotten, whatever the disk says. */
export function endSession(context: Context): void {
  const { session } = context;
  if (session.account === null) return;
  const { account, display } = session;
  session.account = null;
  session.language = null;
  session.locked = false;
  session.visitId = null;
  session.toSign = null;
  try {
    if (display !== null) {
      context.showView('clerk');
      endDisplaySession(context, display);
    }
  } finally {
    session.lastLanguage = null;
    transact(context.db, () => recordAs(context, account.id, 'signed-out', null, {}));
  }
}
