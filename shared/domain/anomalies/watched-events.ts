import type { AuditEvent } from '../audit-trail/audit-events.ts';

/** What the anomaly board reads of the audit trail. */

/** A credential was opened again, or another one took its place: what somebody with bad intentions is after. */
export const openingEvents = ['credential-unlocked', 'credential-recovered'] as const;

/** A guess at somebody's secret that failed. */
export const failureEvents = [
  'credential-check-wrong',
  'recovery-answers-wrong',
  'one-time-code-failed',
  'assisted-answers-wrong',
  'kit-code-failed',
  'identity-answer-wrong',
] as const;

/** Where a code could be sent was changed. */
export const contactChangeEvents = ['contact-changed'] as const;

/** Acts that two people sign: `account` did it, `coSigner` signed. */
const coSignedEvents = [
  'gate-overridden',
  'mrz-accepted',
  'registration-signed',
  'death-withdrawn',
  'assisted-unlock-approved',
] as const;

/** What a person does at the counter, against which rates are measured. */
const exposureEvents = ['visit-started', 'service-started', 'document-added'] as const;

export const watchedEvents: readonly string[] = [
  ...openingEvents,
  ...failureEvents,
  ...contactChangeEvents,
  ...coSignedEvents,
  ...exposureEvents,
] satisfies readonly AuditEvent[];

/** One entry of the trail, as the rules see it. */
export interface WatchedEvent {
  readonly sequence: number;
  /** ISO instant. */
  readonly at: string;
  readonly event: string;
  /** Of whoever was signed in at the counter; null when nobody was. */
  readonly accountId: string | null;
  /** Identification code, or a visit's reference. */
  readonly subject: string | null;
  readonly coSignerId: string | null;
}

/** Whether the event is one of these. */
export function isOneOf(events: readonly string[], { event }: Pick<WatchedEvent, 'event'>): boolean {
  return events.includes(event);
}
