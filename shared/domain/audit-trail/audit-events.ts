import type { AuditDetailType } from './audit-event-definition.ts';
import { credentialEvents } from './credential-events.ts';
import { paperEvents } from './paper-events.ts';
import { staffEvents } from './staff-events.ts';
import { upkeepEvents } from './upkeep-events.ts';
import { visitEvents } from './visit-events.ts';

/** Every act the audit trail can hold. */
export const auditEvents = {
  ...staffEvents,
  ...visitEvents,
  ...credentialEvents,
  ...paperEvents,
  ...upkeepEvents,
} as const;

export type AuditEvent = keyof typeof auditEvents;

interface DetailValues {
  readonly text: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly 'optional-text': string | null;
}

type DetailOf<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends AuditDetailType ? DetailValues[Fields[Name]] : never;
};

/** The details one event carries; an undeclared one does not compile and does not get in at run time. */
export type AuditDetail<Event extends AuditEvent> = DetailOf<(typeof auditEvents)[Event]['detail']>;

export type AuditDetailValue = string | number | boolean | null;

/** What is wrong with details at run time; undefined when they are exactly what the event declares. */
export function auditDetailProblem(
  event: AuditEvent,
  detail: Readonly<Record<string, AuditDetailValue>>,
): string | undefined {
  const declared: Readonly<Record<string, AuditDetailType>> = auditEvents[event].detail;
  const stranger = Object.keys(detail).find((name) => !Object.hasOwn(declared, name));
  if (stranger !== undefined) return `${event} does not declare the detail ${stranger}`;
  const wrong = Object.entries(declared).find(([name, type]) => !isOfType(detail[name], type));
  return wrong === undefined ? undefined : `${event} needs the detail ${wrong[0]} as ${wrong[1]}`;
}

function isOfType(value: AuditDetailValue | undefined, type: AuditDetailType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.length <= 200;
    case 'optional-text':
      return value === null || (typeof value === 'string' && value.length <= 200);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
