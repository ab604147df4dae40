import { auditEvents } from '#shared/audit/audit-events.ts';

/** What an event means, for whoever reads the trail; empty for one this version does not know. */
export function documentationOf(event: string): string {
  return Object.hasOwn(auditEvents, event) ? auditEvents[event as keyof typeof auditEvents].text : '';
}
