/**
 * Every act the audit trail can hold: what it means, and the only details it may carry. No detail is personal data,
 * a secret or free text. The subject of an entry is an identification code, a worker's id or a visit's reference.
 */

export type AuditDetailType = 'text' | 'number' | 'boolean' | 'optional-text';

export interface AuditEventDefinition {
  /** For whoever reads the trail. */
  readonly text: string;
  readonly detail: Readonly<Record<string, AuditDetailType>>;
}
