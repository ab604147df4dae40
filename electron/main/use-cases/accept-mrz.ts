import { saveMrzAcceptance } from '#electron/main/db/visit-store.ts';
import type { CoSignedAct } from '#electron/main/session/co-sign.ts';
import { record } from '#electron/main/session/record.ts';
import { findOpenVisit } from './open-visit.ts';
import { done } from './use-case.ts';

/** A supervisor signs for a document whose printed check digits are wrong. Source: domain.md 4 and 6. */
export const mrzAcceptance: CoSignedAct<'acceptMrz'> = {
  show(context, { visitId }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    const { reference, values } = open.visit;
    return done({
      about: reference,
      facts: [
        { what: 'mrz', value: values['passport.mrz'] ?? null },
        { what: 'documentNumber', value: values['passport.number'] ?? null },
        { what: 'surname', value: values['passport.surname'] ?? null },
        { what: 'givenNames', value: values['passport.givenNames'] ?? null },
      ],
      version: null,
    });
  },
  run(context, { visitId }, coSigner) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveMrzAcceptance(context.db, visitId, coSigner.id, coSigner.reason);
    record(context, 'mrz-accepted', open.visit.reference, { coSigner: coSigner.id });
    return done({});
  },
};
