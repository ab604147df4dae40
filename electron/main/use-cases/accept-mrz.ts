import type { Context } from '#electron/main/context.ts';
import { transact } from '#electron/main/db/transact.ts';
import { saveMrzAcceptance } from '#electron/main/db/visit-store.ts';
import type { CoSigner } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { findOpenVisit } from './open-visit.ts';
import { done, type Input, type Result } from './use-case.ts';

/** A supervisor signs for a document whose printed check digits are wrong. Source: domain.md 4 and 6. */
export function acceptMrz(
  context: Context,
  { visitId }: Pick<Input<'acceptMrz'>, 'visitId'>,
  coSigner: CoSigner,
): Result<'acceptMrz'> {
  return transact(context.db, () => {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveMrzAcceptance(context.db, visitId, coSigner.id, coSigner.reason);
    record(context, 'mrz-accepted', open.visit.reference, { coSigner: coSigner.id });
    return done({});
  });
}
