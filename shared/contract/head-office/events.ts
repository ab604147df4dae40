import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { credentialEvents } from './credential-events.ts';
import type { EventDefinition, EventDefinitions } from './event-definition.ts';
import { registrationEvents } from './registration-events.ts';
import { terminalEvents } from './terminal-events.ts';
import { epoch, eventDocument, hash, id, moment, position, terminal } from './values.ts';

/**
 * The one contract of what a terminal tells: its outbox, a packet on a drive and the network carry the same bytes. Test vectors: `test/shared/contract/head-office/event-vectors.json`.
 */

export const eventDefinitions = { ...registrationEvents, ...credentialEvents, ...terminalEvents } as const;

export type EventType = keyof typeof eventDefinitions;
export type EventPayload<Type extends EventType> = z.input<(typeof eventDefinitions)[Type]['payload']>;
export type EventDocument = z.output<typeof eventDocument>;

const everyDefinition: EventDefinitions = eventDefinitions;

/** Before the first event of a terminal. */
export const firstEventHash = '0'.repeat(64);

/** `017-2`: the branch's three digits and the terminal's one. */
export function terminalCode(branchCode: string, terminalNumber: number): string {
  return `${branchCode}-${terminalNumber}`;
}

const eventEnvelope = z.strictObject({
  format: z.literal('ventanilla-event-1'),
  type: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** 0: from before this contract, with the payload as it was kept then. */
  version: z.int().min(0),
  /** Who is told. Each scope has numbers and a chain of its own. */
  scope: z.literal('head-office'),
  terminal,
  /** Rises when the terminal begins anew from an older copy of itself: numbers of one epoch are given once. */
  epoch,
  /** From 1 in each epoch, without gaps. */
  number: position,
  /** Of the event before, also across epochs. */
  previousHash: hash,
  /** The last entry of the audit trail when this was written. */
  auditHead: z.strictObject({ sequence: z.int().min(0), hash }),
  time: z.strictObject({ wall: moment, count: z.int().min(0) }),
  /**
   * What of the others was applied here before: the last event of each other terminal of the branch, and of each earlier
   * epoch of this one. An act answers for that and for nothing else. Absent where there is none.
   */
  heard: z
    .array(z.strictObject({ terminal, epoch, number: position }))
    .min(1)
    .optional(),
  /** Worker's id. */
  subject: id.nullable(),
  payload: z.record(z.string(), z.json()),
  documents: z.array(eventDocument),
});

export type EventEnvelope = z.output<typeof eventEnvelope>;

/** The bytes (UTF-8) whose SHA-256 is the event's hash, and which are signed with Ed25519. */
export function eventContent(envelope: EventEnvelope): string {
  return canonicalJson(envelope);
}

/** Throws what is wrong with the payload; gives it as it is kept. */
export function checkPayload<Type extends EventType>(
  type: Type,
  payload: EventPayload<Type>,
): EventEnvelope['payload'] {
  const definition: EventDefinition = eventDefinitions[type];
  return definition.payload.parse(payload) as EventEnvelope['payload'];
}

export type EventReading =
  | { readonly state: 'known'; readonly event: EventEnvelope }
  /** Of a type or version that this program does not know: kept and passed on as it is. */
  | { readonly state: 'unknown'; readonly event: EventEnvelope }
  | { readonly state: 'malformed'; readonly problem: string };

/** Reads what `eventContent` wrote, here or elsewhere. */
export function readEvent(content: string): EventReading {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { state: 'malformed', problem: 'no JSON' };
  }
  const parsed = eventEnvelope.safeParse(json);
  if (!parsed.success) return { state: 'malformed', problem: placesOf(parsed.error) };
  const event = parsed.data;
  if (eventContent(event) !== content) return { state: 'malformed', problem: 'not canonical' };
  if (event.version === 0) return { state: 'known', event };
  const schema = findPayloadSchema(event.type, event.version);
  if (schema === undefined) return { state: 'unknown', event };
  const payload = schema.safeParse(event.payload);
  return payload.success
    ? { state: 'known', event }
    : { state: 'malformed', problem: `payload: ${placesOf(payload.error)}` };
}

/** Whether this program reads what events of this type and version say. */
export function isKnownVersion(type: string, version: number): type is EventType {
  return findPayloadSchema(type, version) !== undefined;
}

function findPayloadSchema(type: string, version: number): z.ZodType | undefined {
  const definition = Object.hasOwn(everyDefinition, type) ? everyDefinition[type] : undefined;
  return definition?.version === version ? definition.payload : definition?.earlier?.[version];
}

/** Names of properties only, never their values. */
function placesOf({ issues }: z.ZodError): string {
  return issues.map(({ code, path }) => `${code} at ${path.map(String).join('.') || '(root)'}`).join(', ');
}
