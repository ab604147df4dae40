import type { Context } from '#electron/main/context.ts';
import { insertEnrolmentSignature } from '#electron/main/db/enrolment-signature-store.ts';
import type { CoSigner } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';

/** The signature under a cédula that a person is entered with, or moved to; in the transaction that does it. */
export function signEnrolment(
  context: Context,
  { workerId, cedula }: { readonly workerId: string; readonly cedula: string },
  { id: coSignedBy, reason }: CoSigner,
): void {
  const { id: attendedBy } = requireAccount(context);
  const at = context.clock.now();
  insertEnrolmentSignature(context.db, { workerId, cedula, attendedBy, coSignedBy, reason, at });
  record(context, 'enrolment-signed', cedula, { worker: workerId, coSigner: coSignedBy });
}
