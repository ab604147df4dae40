import { z } from 'zod';
import { contactFields, contactProblems } from '#shared/domain/contact/contact-fields.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, nothing } from '../method.ts';

/** Change of contact data: typed on the worker's view, signed at the counter. Source: domain.md 6. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;
const inService = { view: 'worker', during: 'visit' } as const;

export const contactClerkMethods = {
  /**
   * The clerk compared person, portrait and stored copy; a second person signs. New data, trail, event and the
   * messages to the old and the new address are one transaction.
   */
  approveContactChange: coSignedMethod('approveContactChange', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: { comparedPortrait: z.literal(true), comparedStoredCopy: z.literal(true) },
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-asked') })],
  }),
  /** A second person declines it, with a reason that is kept: nothing changes and the service ends. */
  declineContactChange: coSignedMethod('declineContactChange', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-asked') })],
  }),
} as const;

export const contactWorkerMethods = {
  /** One of the three: a new value, none, or the one in force. */
  submitContactField: method({
    access: inService,
    input: z.strictObject({
      field: z.enum(contactFields),
      answer: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('keep') }),
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({
          kind: z.literal('new'),
          text: z.string().max(300),
          /** The person says that an unusual domain is really theirs. */
          insists: z.boolean(),
        }),
      ]),
    }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-step') }),
      z.strictObject({
        code: z.literal('not-accepted'),
        problem: z.enum(contactProblems),
        /** The address that was probably meant. */
        suggestion: z.string().nullable(),
        /** Whether it is taken when the person insists on it. */
        mayInsist: z.boolean(),
      }),
    ]),
  }),
  confirmContactChange: method({
    access: inService,
    input: nothing,
    output: nothing,
    errors: errorCodes('wrong-step', 'nothing-changed'),
  }),
} as const;
