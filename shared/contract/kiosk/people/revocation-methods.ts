import { z } from 'zod';
import { revocationCauses } from '#shared/domain/credential/revocation.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, nothing } from '../method.ts';
import { instant } from '../values.ts';

const signed = {
  at: instant,
  reason: z.string(),
  /** Accounts' names. */
  attendedBy: z.string(),
  signedBy: z.string(),
};

/** A credential ended before its time; a death may have been taken back since. */
export const revocation = z.strictObject({
  ...signed,
  cause: z.enum(revocationCauses),
  withdrawn: z.strictObject(signed).nullable(),
});
export type Revocation = z.infer<typeof revocation>;

export const revocationMethods = {
  /**
   * A lost or stolen document, a death, an error. The credential is in force no more; a new one is issued only by
   * another issuance with its proofs, after a death none.
   */
  revokeCredential: coSignedMethod('revokeCredential', {
    access: { view: 'clerk', roles: ['clerk', 'supervisor'] },
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [errorCodes('not-found', 'no-credential', 'already-handed-over')],
  }),
  /** Whoever was recorded as dead stands at the counter: the record opens again, for another issuance with its proofs. */
  withdrawDeath: coSignedMethod('withdrawDeath', {
    access: { view: 'clerk', roles: ['clerk', 'supervisor'] },
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [errorCodes('not-found', 'not-closed')],
  }),
} as const;
