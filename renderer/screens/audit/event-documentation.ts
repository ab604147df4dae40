import { type AuditEvent, auditEvents } from '#shared/audit/audit-events.ts';
import { auditEventTexts } from '#shared/languages/es/audit-event-texts.ts';

function isKnown(event: string): event is AuditEvent {
  return Object.hasOwn(auditEvents, event);
}

/** The ids of all events, in alphabetical order. */
export const knownEvents: readonly string[] = Object.keys(auditEvents).toSorted();

/** What an event means, for whoever reads the trail; empty for one this version does not know. */
export function documentationOf(event: string, language: string): string {
  if (!isKnown(event)) return '';
  return language === 'en' ? auditEvents[event].text : auditEventTexts[event];
}
