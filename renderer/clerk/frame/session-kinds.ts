import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';

/** One state of the clerk's session. */
export type SessionIn<State extends ClerkSession['state']> = Extract<ClerkSession, { readonly state: State }>;
