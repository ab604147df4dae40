import { type AuditEvent, auditEvents } from '#shared/audit/audit-events.ts';
import { auditEventTexts } from '#shared/languages/es/audit-event-texts.ts';

function isKnown(event: string): event is AuditEvent {
  return Object.hasOwn(auditEvents, event);
}

/** What an event means, for whoever reads the trail; empty for one this version does not know. */
export function documentationOf(event: string, language: string): string {
  if (!isKnown(event)) return '';
  return language === 'en' ? auditEvents[event].text : auditEventTexts[event];
}
