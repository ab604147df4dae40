import type { Context } from '#electron/main/context.ts';
import { findCredential } from '#electron/main/db/credential-store.ts';
import { findKitInForce, voidKit } from '#electron/main/db/kit-store.ts';
import { insertOutboxItem } from '#electron/main/db/outbox-store.ts';
import { insertRevocation } from '#electron/main/db/revocation-store.ts';
import { endServiceCodes } from '#electron/main/db/service-store.ts';
import { findWorker } from '#electron/main/db/worker-store.ts';
import type { CoSignedAct } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { requireAccount } from '#electron/main/session/require-account.ts';
import { shownPerson } from '#electron/main/session/shown-person.ts';
import { done, failed } from './use-case.ts';

/** Ends the credential in force and the sheet of codes that goes with it, with both names, trail and head office. */
export const credentialRevocation: CoSignedAct<'revokeCredential'> = {
  show(context, { workerId }) {
    const found = findRevocable(context, workerId);
    if (!found.ok) return found;
    const { worker, credential } = found.value;
    return done({
      about: worker.identificationCode,
      facts: [...shownPerson(worker), { what: 'credentialSince', value: credential.issuedAt }],
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
    insertRevocation(db, {
      credentialId: credential.id,
      workerId,
      cause,
      attendedBy: requireAccount(context).id,
      coSignedBy: coSigner.id,
      reason: coSigner.reason,
      at,
    });
    endServiceCodes(db, identificationCode, at);
    const kit = findKitInForce(db, workerId);
    if (kit !== undefined) voidKit(db, kit.id, 'credential-revoked', at);
    record(context, 'credential-revoked', identificationCode, { cause, coSigner: coSigner.id });
    insertOutboxItem(db, {
      id: context.randomness.uuid(),
      kind: 'credential-revoked',
      subject: workerId,
      payload: { workerId, identificationCode, cause, revokedAt: at.toISOString() },
      at,
    });
    return done({});
  },
};

function findRevocable({ db, session }: Context, workerId: string) {
  // Whoever is at the display may be this person: nothing is taken away under their hands.
  if (session.turn !== null || session.service !== null) return failed({ code: 'already-handed-over' });
  const worker = findWorker(db, workerId);
  if (worker === undefined) return failed({ code: 'not-found' });
  const credential = findCredential(db, workerId);
  if (credential === undefined) return failed({ code: 'no-credential' });
  return { ok: true, value: { worker, credential } } as const;
}
