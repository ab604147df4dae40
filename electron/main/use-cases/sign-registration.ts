import type { Context } from '#electron/main/context.ts';
import { insertRegistrationSignature } from '#electron/main/db/registration-signature-store.ts';
import type { CoSigner } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import type { SignedFact } from '#shared/rules/signed-facts.ts';
import { failed } from './use-case.ts';

interface ToSign {
  readonly workerId: string;
  readonly identificationCode: string;
  readonly facts: ReadonlyMap<SignedFact, string>;
}

/** What is missing of a signature, undefined where there is one or none is needed. */
export function lackOfSignature(facts: ReadonlyMap<SignedFact, string>, coSigner: CoSigner | null) {
  if (facts.size === 0 || coSigner !== null) return undefined;
  const needed: SignedFact[] = [...facts.keys()];
  return failed({ code: 'second-person-needed', facts: needed });
}

/** The signature under each of the facts; in the transaction that puts them on record. */
export function signRegistration(
  context: Context,
  { workerId, identificationCode, facts }: ToSign,
  coSigner: CoSigner | null,
): void {
  if (coSigner === null) return;
  const { id: attendedBy } = requireAccount(context);
  const { id: coSignedBy, reason } = coSigner;
  const at = context.clock.now();
  for (const [what, value] of facts) {
    insertRegistrationSignature(context.db, { workerId, what, value, attendedBy, coSignedBy, reason, at });
    record(context, 'registration-signed', identificationCode, {
      worker: workerId,
      what,
      coSigner: coSignedBy,
    });
  }
}
