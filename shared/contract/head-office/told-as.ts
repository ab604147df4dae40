import { type AuditEvent, auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import type { EventType } from './events.ts';

/**
 * As which event an act of the audit trail is told to head office; null where nobody else must know. It compiles only
 * while what every act names is an event of the contract.
 */
export function toldAs(event: AuditEvent): EventType | null {
  return auditEvents[event].told;
}
