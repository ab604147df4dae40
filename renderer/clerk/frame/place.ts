import type { Role } from '#shared/domain/accounts/account-status.ts';

/** The entries behind a row of the board, on their way to the audit trail's screen. */
export interface EntriesBehind {
  readonly title: string;
  readonly sequences: readonly number[];
}

/** Where a signed-in account is when no visit is open. */
export type Place =
  | { readonly screen: 'home' }
  | { readonly screen: 'triage' }
  | { readonly screen: 'worker'; readonly workerId: string }
  | { readonly screen: 'accounts' }
  | { readonly screen: 'safety' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'audit'; readonly behind?: EntriesBehind }
  | { readonly screen: 'anomalies' }
  | { readonly screen: 'mail' };

export type Section = 'home' | 'anomalies' | 'audit' | 'accounts' | 'safety' | 'settings';

/** Sections an account sees; main refuses the rest whatever is shown. */
export function sectionsOf(role: Role): readonly Section[] {
  switch (role) {
    case 'clerk':
      return ['home'];
    case 'supervisor':
      return ['home', 'anomalies', 'audit'];
    case 'auditor':
      return ['home', 'anomalies', 'audit'];
    case 'admin':
      return ['home', 'audit', 'accounts', 'safety', 'settings'];
  }
}

/** Works at the counter: starts, resumes and confirms registrations. */
export function worksAtCounter(role: Role): boolean {
  return role === 'clerk' || role === 'supervisor';
}

/** May search and open people's records. */
export function readsRecords(role: Role): boolean {
  return role !== 'admin';
}

/** May see what became of each message. */
export function seesMail(role: Role): boolean {
  return role !== 'clerk';
}

/** May have what waits tried again. */
export function mendsMail(role: Role): boolean {
  return role === 'supervisor' || role === 'admin';
}
