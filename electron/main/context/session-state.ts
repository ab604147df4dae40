import type { Role } from '#shared/domain/accounts/account-status.ts';
import type { ClerkLanguage, LanguageCode } from '#shared/domain/language-code.ts';
import type { DisplaySession } from './display-session.ts';

/**
 * What main keeps in memory of the session that both views show. What must survive a power cut is in the database;
 * what must not (secrets, language, text size) is only here.
 */
export interface SessionState {
  account: SignedInAccount | null;
  /** The one the signed-in account chose for the clerk's view; null: none yet. */
  language: ClerkLanguage | null;
  locked: boolean;
  /** The visit on the clerk's screen. */
  visitId: string | null;
  /** Who is attended at the worker's display; null while it rests. */
  display: DisplaySession | null;
  /**
   * Id of the request that lies before a second person, to be signed. It goes with the account that asked; in memory
   * alone: after a restart it is shown again.
   */
  toSign: string | null;
  /** Language of the visit's last issuance, so that a second hand-over goes on in it. Never saved. */
  lastLanguage: { readonly visitId: string; readonly language: LanguageCode } | null;
  /** Scheduler's milliseconds of the last touch on the clerk's view. */
  clerkTouchedAt: number;
}

export interface SignedInAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
}

export function emptySession(now: number): SessionState {
  return {
    account: null,
    language: null,
    locked: false,
    visitId: null,
    display: null,
    toSign: null,
    lastLanguage: null,
    clerkTouchedAt: now,
  };
}
