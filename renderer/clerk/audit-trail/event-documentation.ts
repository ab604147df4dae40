import { type AuditEvent, auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import { clerkLanguageOf, type LanguageCode } from '#shared/domain/language-code.ts';

function isKnown(event: string): event is AuditEvent {
  return Object.hasOwn(auditEvents, event);
}

/** What is about values of an entry's detail, by their names: a sentence, or the end of one. The screen shows no detail. */
const aboutDetail = /(?:(?<=[.])|;) `\w+`[^.]*[.](?=\s|$)/g;

/** What an event means, for whoever reads the trail; its id for one that this version does not know. */
export function documentationOf(event: string, language: LanguageCode): string {
  if (!isKnown(event)) return event;
  const text = auditEvents[event][clerkLanguageOf(language)];
  return text.replaceAll(aboutDetail, (found) => (found.startsWith(';') ? '.' : '')).replaceAll('`', '');
}

/** Every event with the first sentence of its meaning, in the order of the alphabet of that language. */
export function eventChoices(
  language: LanguageCode,
): readonly { readonly id: AuditEvent; readonly label: string }[] {
  const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/.exec(text)?.[0].slice(0, -1) ?? text;
  return (Object.keys(auditEvents) as AuditEvent[])
    .map((id) => ({ id, label: firstSentence(documentationOf(id, language)) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
