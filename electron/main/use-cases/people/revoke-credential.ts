import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { findCredential } from '#electron/main/db/issuance/credential-store.ts';
import { endOneTimeCodes } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { insertRevocation } from '#electron/main/db/people/revocation-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { findKitInForce, voidKit } from '#electron/main/db/recovery-kit/kit-store.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';

/** Ends the credential in force and the sheet of codes that goes with it, with both names, trail and head office. */
export const credentialRevocation: CoSignedAct<'revokeCredential'> = {
  show(context, { workerId, cause }) {
    const found = findRevocable(context, workerId);
    if (!found.ok) return found;
    const { worker, credential } = found.value;
    return done({
      about: worker.identificationCode,
      facts: [
        ...shownPerson(worker),
        { what: 'credentialSince', value: credential.issuedAt },
        { what: 'revocationCause', value: cause },
      ],
      version: credential.id,
    });
  },
  run(context, { workerId, cause }, coSigner) {
    const { db } = context;
    const found = findRevocable(context, workerId);
    if (!found.ok) return found;
    const { worker, credential } = found.value;
    const { identificationCode } = worker;
    const at = context.clock.now();
    const { approvalId } = coSigner;
    insertRevocation(db, { credentialId: credential.id, workerId, cause, approvalId, at });
    endOneTimeCodes(db, { code: identificationCode, workerId }, at);
    const kit = findKitInForce(db, workerId);
    if (kit !== undefined) voidKit(db, kit.id, 'credential-revoked', at);
    record(context, 'credential-revoked', identificationCode, { cause, coSigner: coSigner.id });
    emit(context, 'credential-revoked', workerId, {
      workerId,
      identificationCode,
      ...signatureOf(coSigner),
      credentialId: credential.id,
      cause,
      revokedAt: at.toISOString(),
    });
    return done({});
  },
};

function findRevocable({ db, session }: Context, workerId: string) {
  // Whoever is at the display may be this person: nothing is taken away under their hands.
  if (session.display !== null) return failed({ code: 'already-handed-over' });
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  const credential = findCredential(db, workerId);
  if (credential === undefined) return failed({ code: 'no-credential' });
  return { ok: true, value: { worker, credential } } as const;
}
