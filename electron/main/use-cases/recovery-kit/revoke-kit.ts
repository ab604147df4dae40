import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import {
  findKitInForce,
  revokeKit as revokeStoredKit,
  voidKit,
} from '#electron/main/db/recovery-kit/kit-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act } from '#electron/main/display/act.ts';
import { kitOwner } from '#electron/main/display/kit-progress.ts';
import { finishService } from '#electron/main/display/service-step.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';

/** A sheet that was lost or stolen: two people end it, with their reason. */
export const kitRevocation: CoSignedAct<'revokeKit'> = {
  show({ db }, { workerId }) {
    const worker = findWorker(db, workerId);
    if (worker === undefined) return failed({ code: 'not-found' });
    const kit = findKitInForce(db, workerId);
    if (kit === undefined) return failed({ code: 'no-kit' });
    return done({
      about: worker.identificationCode,
      facts: [...shownPerson(worker), { what: 'kitSince', value: kit.inForceAt }],
      version: kit.id,
    });
  },
  run(context, { workerId }, coSigner) {
    const { db } = context;
    const worker = findWorker(db, workerId);
    if (worker === undefined) return failed({ code: 'not-found' });
    const kit = findKitInForce(db, workerId);
    if (kit === undefined) return failed({ code: 'no-kit' });
    const { identificationCode } = worker;
    const { serial } = kit;
    const at = context.clock.now();
    revokeStoredKit(db, kit.id, coSigner.approvalId, at);
    record(context, 'kit-revoked', identificationCode, { serial, by: 'supervisor', coSigner: coSigner.id });
    const signed = signatureOf(coSigner);
    const revoked = {
      workerId,
      identificationCode,
      kitId: kit.id,
      serial,
      by: 'supervisor',
      signed,
    } as const;
    emit(context, 'recovery-kit-revoked', workerId, { ...revoked, revokedAt: at.toISOString() });
    return done({});
  },
};

/** The person ends their own sheet, proved as for a new one. */
export function revokeOwnKit(context: Context): Result<'revokeOwnKit'> {
  const { db } = context;
  const session = sessionOf(context, 'revokeOwnKit');
  const { workerId, identificationCode } = kitOwner(session);
  const kit = findKitInForce(db, workerId);
  const { state } = session.kit.sheet;
  if (kit === undefined || (state !== 'offered' && state !== 'failed')) return wrongStep;
  act(context, session, (present) => {
    const at = context.clock.now();
    voidKit(db, kit.id, 'worker', at);
    record(context, 'kit-revoked', identificationCode, { serial: kit.serial, by: 'worker', coSigner: null });
    emit(context, 'recovery-kit-revoked', workerId, {
      workerId,
      identificationCode,
      kitId: kit.id,
      serial: kit.serial,
      by: 'worker',
      signed: null,
      revokedAt: at.toISOString(),
    });
    return finishService(context, present, 'kit-revoked', 'kit-revoked');
  });
  return done({});
}
