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
