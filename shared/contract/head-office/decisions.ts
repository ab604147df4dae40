import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { EventDefinitions } from './event-definition.ts';
import { base64, code, epoch, hash, id, moment, position, terminal, text } from './values.ts';

/** What head office decides and its terminals apply: signed with its key, told by the feed of each branch. */

export const decisionDefinitions = {
  'terminal-admitted': {
    text: 'A terminal, or a later epoch of one, may speak: its events are signed with this key.',
    version: 1,
    payload: z.strictObject({ terminal, epoch, publicKey: base64, recipient: text }),
  },
  'terminal-ended': {
    text: 'A terminal speaks no more in this epoch.',
    version: 1,
    payload: z.strictObject({ terminal, epoch, why: z.enum(['revoked', 'replaced']) }),
  },
  'official-code-assigned': {
    text: 'Who is known by a provisional number of a branch has an official one.',
    version: 1,
    payload: z.strictObject({ identificationCode: code, officialCode: code }),
  },
  'event-told': {
    text: 'An event of a terminal of another branch, about somebody whom this branch knows too (`subject`); it is signed with this key, which head office let in.',
    version: 1,
    payload: z.strictObject({
      terminal,
      epoch,
      number: position,
      publicKey: base64,
      content: z.string(),
      signature: base64,
    }),
  },
  'person-answered': {
    text: 'Who is known by the number that a terminal asked for by its event: what is told of them came before this.',
    version: 1,
    payload: z.strictObject({
      terminal,
      epoch,
      number: position,
      /** `limit`: the terminal asked for too many in a day; `too-many`: so many people have it that it is none. */
      outcome: z.enum(['found', 'nobody', 'too-many', 'limit']),
      /** Workers' ids. */
      people: z.array(id),
    }),
  },
} as const satisfies EventDefinitions;

export type DecisionType = keyof typeof decisionDefinitions;
export type DecisionPayload<Type extends DecisionType> = z.input<
  (typeof decisionDefinitions)[Type]['payload']
>;

const decision = z.strictObject({
  format: z.literal('ventanilla-decision-1'),
  /** From 1 over all branches. */
  number: position,
  /** Fingerprint of head office's keys. */
  headOffice: hash,
  type: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  version: z.int().min(1),
  decidedAt: moment,
  /** Null: for all. */
  branch: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  /** Worker's id. */
  subject: id.nullable(),
  payload: z.record(z.string(), z.json()),
});
export type Decision = z.output<typeof decision>;

/** The bytes (UTF-8) that are signed. Throws for a payload that its schema does not take. */
export function decisionContent<Type extends DecisionType>(
  said: Omit<Decision, 'format' | 'type' | 'version' | 'payload'>,
  type: Type,
  payload: DecisionPayload<Type>,
): string {
  const { version, payload: schema } = decisionDefinitions[type];
  return canonicalJson(
    decision.parse({
      ...said,
      format: 'ventanilla-decision-1',
      type,
      version,
      payload: schema.parse(payload),
    }),
  );
}

export type DecisionReading =
  | { readonly state: 'known'; readonly decision: Decision }
  /** Of a type or version that this program does not know: kept as it is. */
  | { readonly state: 'unknown'; readonly decision: Decision }
  | { readonly state: 'malformed' };

const everyDefinition: EventDefinitions = decisionDefinitions;

/** Reads what `decisionContent` wrote. */
export function readDecision(content: string): DecisionReading {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { state: 'malformed' };
  }
  const parsed = decision.safeParse(json);
  if (!parsed.success || canonicalJson(parsed.data) !== content) return { state: 'malformed' };
  const { type, version, payload } = parsed.data;
  const definition = Object.hasOwn(everyDefinition, type) ? everyDefinition[type] : undefined;
  const schema = definition?.version === version ? definition.payload : definition?.earlier?.[version];
  if (schema === undefined) return { state: 'unknown', decision: parsed.data };
  return schema.safeParse(payload).success
    ? { state: 'known', decision: parsed.data }
    : { state: 'malformed' };
}

/** What a decision of this type and its present version says; `readDecision` has held it to that. */
export function payloadOf<Type extends DecisionType>(
  type: Type,
  said: Decision,
): z.output<(typeof decisionDefinitions)[Type]['payload']> {
  return decisionDefinitions[type].payload.parse(said.payload) as z.output<
    (typeof decisionDefinitions)[Type]['payload']
  >;
}
