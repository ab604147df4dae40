import type { ClerkLanguage } from '../language-code.ts';

/**
 * Every act the audit trail can hold: what it means, and the only details it may carry. No detail is personal data,
 * a secret or free text. The subject of an entry is an identification code, a worker's id or a visit's reference.
 */

export type AuditDetailType = 'text' | 'number' | 'boolean' | 'optional-text';

/** What it means, for whoever reads the trail, in each language of the clerk's view; and what goes with it. */
export interface AuditEventDefinition extends Readonly<Record<ClerkLanguage, string>> {
  /**
   * As which event others learn of it, or null where nobody else must know. That it is an event of theirs
   * `shared/contract/head-office/told-as.ts` holds; that it is written with the act, stories and `verify`.
   */
  readonly told: string | null;
  readonly detail: Readonly<Record<string, AuditDetailType>>;
}
