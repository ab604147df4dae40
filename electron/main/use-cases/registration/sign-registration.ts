import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { failed } from '#electron/main/context/use-case.ts';
import { insertRegistrationSignature } from '#electron/main/db/registration/registration-signature-store.ts';
import type { CoSigner } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { SignedFact } from '#shared/domain/registration/signed-facts.ts';

/** Who signed for the facts as they are now; null where nobody did. */
export type RegistrationSigner = CoSigner<'confirmWithSignature'> | null;

interface ToSign {
  readonly workerId: string;
  /** Whose trails say so: both numbers of a person who is moved. */
  readonly subjects: ReadonlySet<string>;
  readonly facts: readonly SignedFact[];
  /** Another address of somebody who had a credential. */
  readonly contactKeys?: { readonly before: number; readonly after: number } | undefined;
}

/** What must be signed and is not, undefined where nothing is missing. */
export function lackOfSignature(facts: SignedFact[], signer: RegistrationSigner) {
  if (facts.length === 0 || signer !== null) return undefined;
  return failed({ code: 'second-person-needed' });
}

/** What head office learns of the signature; null where nothing had to be signed. */
export function toldSignature(facts: readonly SignedFact[], signer: RegistrationSigner) {
  if (facts.length === 0 || signer === null) return null;
  return {
    coSignedBy: signer.id,
    reason: signer.reason,
    facts: facts.map(({ what, value }) => ({ what, value })),
  };
}

/** The signature under each of the facts; in the transaction that puts them on record. */
export function signRegistration(
  context: Context,
  { workerId, subjects, facts, contactKeys }: ToSign,
  signer: RegistrationSigner,
): void {
  if (signer === null) return;
  const { id: coSigner, approvalId } = signer;
  const at = context.clock.now();
  for (const { what, value } of facts) {
    const keys = what === 'email' ? contactKeys : undefined;
    insertRegistrationSignature(context.db, {
      workerId,
      what,
      value,
      beforeKey: keys?.before ?? null,
      afterKey: keys?.after ?? null,
      approvalId,
      at,
    });
    for (const subject of subjects)
      record(context, 'registration-signed', subject, { worker: workerId, what, coSigner });
  }
}
