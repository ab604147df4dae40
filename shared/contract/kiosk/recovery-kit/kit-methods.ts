import { z } from 'zod';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, nothing } from '../method.ts';
import { instant } from '../values.ts';

/** The recovery kit: its sheet, its codes, its end. Source: domain.md 5. No method takes or gives a code but one. */

const wrongStep = z.strictObject({ code: z.literal('wrong-step') });
const atKit = { access: { view: 'worker', during: 'visit' }, errors: errorCodes('wrong-step') } as const;

/** What the counter may know of somebody's sheet. */
export const kitStatus = z.strictObject({
  /** Since when the person holds it. */
  issuedAt: instant,
  codesLeft: z.int(),
  /** Null while it is in force. */
  endedAt: instant.nullable(),
  /** Wrong codes in a row made it rest until the passport is compared. */
  resting: z.boolean(),
});

export const kitClerkMethods = {
  /** A lost or stolen sheet. Its history stays. */
  revokeKit: coSignedMethod('revokeKit', {
    access: { view: 'clerk', roles: ['clerk', 'supervisor'] },
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-found') }), z.strictObject({ code: z.literal('no-kit') })],
  }),
} as const;

export const kitWorkerMethods = {
  /** Makes a sheet and sends it to the printer, in the background: the session says how far it is. */
  printKit: method({ ...atKit, input: nothing, output: nothing }),
  /** Whether the printed sheet is whole and in the person's hand. Only then do its codes work. */
  confirmKit: method({ ...atKit, input: z.strictObject({ inHand: z.boolean() }), output: nothing }),
  /** Goes on without a sheet; one that is in force stays so. */
  declineKit: method({ ...atKit, input: nothing, output: nothing }),
  /** The person ends the sheet they have. */
  revokeOwnKit: method({ ...atKit, input: nothing, output: nothing }),
  /** One code of the sheet. A slip of the hand is told apart by the check sign alone and costs no attempt. */
  submitKitCode: method({
    access: atKit.access,
    input: z.strictObject({ code: z.string().max(40) }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      wrongStep,
      z.strictObject({ code: z.literal('shape') }),
      z.strictObject({ code: z.literal('check-character') }),
      z.strictObject({ code: z.literal('wrong-answer'), attemptsLeft: z.int() }),
      z.strictObject({ code: z.literal('not-checkable') }),
    ]),
  }),
} as const;
