import type { Context } from '#electron/main/context/context.ts';
import type { DisplaySession, IssuanceSession } from '#electron/main/context/display-session.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { issuanceStates } from '#shared/domain/display/issuance-states.ts';

/**
 * How the session at the display changes, and the only place where it does. Both views are told when the call ends
 * (see `app/create-handlers.ts`), or the work in the background.
 */

/** The first act of a session, at a display that rests. */
export function begin(context: Context, session: DisplaySession, write: () => void): void {
  if (context.session.display !== null) throw new Error('somebody is attended already');
  transact(context.db, () => {
    write();
    afterCommit(context.db, () => {
      context.session.display = session;
    });
  });
}

/**
 * One act: `write` saves it and gives the session after it, null when it ends. The session is put in place once all of
 * it is on the disk; a disk that is full leaves memory and database as they were. Inside another act it is part of
 * that one. Throws when the session is over: whoever waited asks `stillAt` first.
 */
export function act<Session extends DisplaySession>(
  context: Context,
  session: Session,
  write: (session: Session) => DisplaySession | null,
): void {
  const before = presentOf(context, session);
  transact(context.db, () => {
    const after = write(before);
    afterCommit(context.db, () => putInPlace(context, before, after));
  });
}

/** What is not saved: language, text size, a touch, what is only typed yet. */
export function show<Session extends DisplaySession>(
  context: Context,
  session: Session,
  change: (session: Session) => DisplaySession,
): void {
  const before = presentOf(context, session);
  putInPlace(context, before, change(before));
}

/**
 * What only takes away: the person left, or is sent to the counter. A full disk keeps nobody's secrets on the display,
 * so `after` is in place whatever becomes of `write`, which then throws. Nothing in it may give anything back.
 */
export function withdraw(
  context: Context,
  session: DisplaySession,
  after: DisplaySession | null,
  write: (session: DisplaySession) => void,
): void {
  const before = presentOf(context, session);
  try {
    transact(context.db, () => write(before));
  } finally {
    putInPlace(context, before, after);
  }
}

/** After waiting for a hash or a mail: the session, if the same person is still at the same stage and may go on. */
export function stillAt<Session extends DisplaySession>(
  { session: { display } }: Context,
  before: Session,
): Session | undefined {
  if (display?.key !== before.key || display.stage !== before.stage || isPaused(display)) return undefined;
  return display as Session;
}

/** Help for which the session stands still until the clerk has acted. */
export function isPaused({ help }: DisplaySession): boolean {
  return help !== null && help !== 'asked';
}

function presentOf<Session extends DisplaySession>({ session }: Context, { key }: Session): Session {
  if (session.display?.key !== key) throw new Error('the session at the display is over');
  return session.display as Session;
}

function putInPlace({ session }: Context, before: DisplaySession, after: DisplaySession | null): void {
  if (session.display?.key !== before.key) return;
  if (after?.stage !== before.stage) before.keyboard.close();
  if (after === null && before.kind === 'issuance') session.lastLanguage = languageOf(before);
  session.display = after;
}

/** Of an issuance that may go on, for the next hand-over. */
function languageOf({ visitId, language, stage }: IssuanceSession): Context['session']['lastLanguage'] {
  const { onReturn } = issuanceStates[stage];
  return onReturn === 'done' || onReturn === 'language' ? null : { visitId, language };
}
